package org.cloudimages.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.StoredFiles;

/**
 * The images that generated requests name, made anew where a request has changed them, so that each
 * request meets the same ones: {@code $QUEUED} and {@code $ACTIVE} of the project {@code demo},
 * {@code $FOREIGN}, {@code $SHARED} and {@code $PUBLIC} of {@code other}, {@code $UNKNOWN} of
 * nobody, {@code $FRESH} an id that may be given to a new one.
 */
final class World {

  private static final String LIVE =
      "SELECT id FROM images WHERE deleted = FALSE OR status = 'PENDING_DELETE'";

  private static final String BLOBS = "SELECT id FROM blobs";

  private final Api owner = Api.as("member");
  private final Api stranger = Api.as("stranger");
  private final Api admin = Api.as("admin");
  private final Map<String, String> images = new TreeMap<>();
  private final Set<String> imagesBefore = new TreeSet<>(column(LIVE));
  private final Set<String> blobsBefore = new TreeSet<>(column(BLOBS));
  private final Set<String> filesBefore = new TreeSet<>(files());

  /** What is written into images of a project and must not be read from outside it. */
  static String secret(String project) {
    return "hush-" + project;
  }

  World() {
    renew("$QUEUED");
    renew("$ACTIVE");
    renew("$FOREIGN");
    renew("$SHARED");
    renew("$PUBLIC");
    images.put("$UNKNOWN", UUID.randomUUID().toString());
  }

  private void renew(String name) {
    images.put(
        name,
        switch (name) {
          case "$QUEUED" -> made(owner, "demo", "private");
          case "$ACTIVE" -> filled(owner, made(owner, "demo", "private"));
          case "$FOREIGN" -> filled(stranger, made(stranger, "other", "private"));
          case "$SHARED" -> shared(made(stranger, "other", "shared"));
          default ->
              Api.idOf(admin.create(JsonText.object("{'visibility':'public','owner':'other'}")));
        });
  }

  private static String made(Api api, String project, String visibility) {
    String text = visibility.equals("private") ? secret(project) : "told";
    return Api.idOf(
        api.create(
            JsonText.object(
                "{'name':'%1$s','tags':['%1$s'],'told':'%1$s','visibility':'%2$s',"
                        .formatted(text, visibility)
                    + "'disk_format':'raw','container_format':'bare'}")));
  }

  private static String filled(Api api, String id) {
    api.upload("/v2/images/" + id, "data").expect(204);
    return id;
  }

  private String shared(String id) {
    stranger
        .post("/v2/images/" + id + "/members", JsonText.object("{'member':'demo'}"))
        .expect(200);
    return id;
  }

  /** Puts ids in the place of names; {@code $FRESH} is another one each time. */
  UnaryOperator<String> names() {
    String fresh = UUID.randomUUID().toString();
    return text -> {
      String named = text.replace("$FRESH", fresh);
      for (Map.Entry<String, String> image : images.entrySet()) {
        named = named.replace(image.getKey(), image.getValue());
      }
      return named;
    };
  }

  String id(String name) {
    return images.get(name);
  }

  /** Whether the foreign image is hidden from that user. */
  static boolean hides(String user) {
    return !Set.of("stranger", "admin", "service").contains(user);
  }

  /** Makes good what a request has changed. */
  void restore(GeneratedRequest request, Answer answer) {
    boolean isRead =
        Set.of("GET", "HEAD", "OPTIONS").contains(request.method().toUpperCase(Locale.ROOT));
    if (isRead || answer.status() >= 300) {
      return;
    }
    if (answer.status() == 201 && answer.body().contains("\"self\":\"/v2/images/")) {
      remove(answer.json().getString("id"));
    }
    String text = request.text();
    Set.copyOf(images.keySet()).stream()
        .filter(name -> !name.equals("$UNKNOWN"))
        .filter(name -> text.contains(name) || text.contains("filter"))
        .forEach(
            name -> {
              remove(images.get(name));
              renew(name);
            });
  }

  private void remove(String id) {
    String image = "/v2/images/" + id;
    if (admin.get(image).status() == 200) {
      admin.replace(image, "protected", JsonValue.FALSE).expect(200);
      admin.delete(image).expect(204);
    }
    admin.delete("/v2/recycle-bin/" + id);
  }

  /** Removes all that was made meanwhile, and asserts that nothing of it is left, nor its bytes. */
  void end() {
    column(LIVE).stream().filter(id -> !imagesBefore.contains(id)).forEach(this::remove);
    assertEquals(Set.of(), added(imagesBefore, column(LIVE)));
    Await.until(
        Duration.ofMinutes(2),
        () -> added(blobsBefore, column(BLOBS)).isEmpty() && added(filesBefore, files()).isEmpty());
  }

  private static Set<String> added(Set<String> before, List<String> now) {
    Set<String> added = new TreeSet<>(now);
    added.removeAll(before);
    return added;
  }

  private static List<String> files() {
    return Stream.of("images", "staging")
        .map(TestBed.get().data()::resolve)
        .filter(Files::exists)
        .flatMap(directory -> StoredFiles.in(directory).stream())
        .map(Path::toString)
        .toList();
  }

  /** The first column of a query. */
  private static List<String> column(String query) {
    return Api.as("admin")
        .get("/v2/probe/query?sql=" + URLEncoder.encode(query, UTF_8))
        .expect(200)
        .body()
        .lines()
        .toList();
  }
}

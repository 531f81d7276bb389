package org.cloudimages.proof;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;

/**
 * One user at one node of the service whose requests are all recorded. A method returns the status,
 * or {@link Entry#BROKEN} when the connection broke; what was never sent is not recorded. An answer
 * that is none of the service's is thrown as an error. Thread-safe.
 */
final class Client {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Recorder recorder;
  private final Calls calls;
  private final URI endpoint;
  private final String token;
  private final Api api;

  Client(Recorder recorder, String user, URI endpoint) {
    this.recorder = recorder;
    this.calls = new Calls(recorder);
    this.endpoint = endpoint;
    this.token = TestBed.get().users().token(user);
    this.api = Api.withToken(token).at(endpoint);
  }

  /** What else the user does. */
  ImportClient imports() {
    return new ImportClient(calls, api, Api.as("admin").at(endpoint));
  }

  int create(String image, String name) {
    recorder.announce(image, name);
    JsonValue body =
        Json.createObjectBuilder()
            .add("id", image)
            .add("name", name)
            .add("disk_format", "raw")
            .add("container_format", "bare")
            .build();
    return calls.ask(Operation.CREATE, image, () -> api.post("/v2/images", body));
  }

  /**
   * Makes an image of that name, whatever its id, in a request that may be repeated, and is not
   * recorded.
   */
  Answer createOnce(String key, String name) {
    JsonValue body = Json.createObjectBuilder().add("name", name).build();
    return api.with("Idempotency-Key", key).post("/v2/images", body);
  }

  int show(String image) {
    return calls.ask(Operation.SHOW, image, () -> api.get(path(image)));
  }

  int patch(String image, String attribute, JsonValue value) {
    return calls.ask(Operation.PATCH, image, () -> api.replace(path(image), attribute, value));
  }

  int tag(String image, String tag) {
    String path = path(image) + "/tags/" + tag;
    return calls.ask(Operation.TAG, image, () -> api.send("PUT", path, BodyPublishers.noBody()));
  }

  int share(String image, String project) {
    JsonValue body = Json.createObjectBuilder().add("member", project).build();
    return calls.ask(Operation.SHARE, image, () -> api.post(path(image) + "/members", body));
  }

  int delete(String image) {
    return calls.ask(Operation.DELETE, image, () -> api.delete(path(image)));
  }

  int restore(String image) {
    String path = "/v2/recycle-bin/" + image + "/restore";
    return calls.ask(
        Operation.RESTORE, image, () -> api.send("POST", path, BodyPublishers.noBody()));
  }

  int purge(String image) {
    return calls.ask(Operation.PURGE, image, () -> api.delete("/v2/recycle-bin/" + image));
  }

  /** Deletes many in one request; each is recorded as if it had been deleted alone. */
  void deleteAll(List<String> images) {
    JsonValue body = Json.createObjectBuilder().add("ids", Json.createArrayBuilder(images)).build();
    long sentAt = System.nanoTime();
    Calls.settle(
        () -> {
          Answer answer = api.post("/v2/images/actions/delete", body);
          if (answer.status() != 200) {
            images.forEach(
                image ->
                    calls.note(Operation.DELETE, image, "", Set.of(), sentAt, answer.status()));
            return answer.status();
          }
          answer
              .json()
              .getJsonArray("results")
              .getValuesAs(JsonObject.class)
              .forEach(
                  result ->
                      calls.note(
                          Operation.DELETE,
                          result.getString("id"),
                          "",
                          Set.of(),
                          sentAt,
                          result.getInt("status")));
          return 200;
        },
        () ->
            images.forEach(
                image -> calls.note(Operation.DELETE, image, "", Set.of(), sentAt, Entry.BROKEN)));
  }

  /** Lists the images of a name. */
  int list(String name) {
    long sentAt = System.nanoTime();
    return Calls.settle(
        () -> {
          Answer answer = api.get("/v2/images?limit=1000&name=" + name.replace(" ", "%20"));
          Set<String> listed = answer.status() == 200 ? ids(answer) : Set.of();
          calls.note(Operation.LIST, name, "", listed, sentAt, answer.status());
          return answer.status();
        },
        () -> calls.note(Operation.LIST, name, "", Set.of(), sentAt, Entry.BROKEN));
  }

  private static Set<String> ids(Answer answer) {
    return answer.json().getJsonArray("images").stream()
        .map(image -> image.asJsonObject().getString("id"))
        .collect(Collectors.toSet());
  }

  /** Uploads all bytes, with their number announced or without. */
  int upload(String image, Payload payload, boolean sized) {
    return put(Operation.UPLOAD, path(image) + "/file", image, payload, body(payload, sized));
  }

  /** Lays all bytes down for an import. */
  int stage(String image, Payload payload, boolean sized) {
    return put(Operation.STAGE, path(image) + "/stage", image, payload, body(payload, sized));
  }

  private static BodyPublisher body(Payload payload, boolean sized) {
    BodyPublisher stream = BodyPublishers.ofInputStream(payload::stream);
    return sized && payload.size() > 0
        ? BodyPublishers.fromPublisher(stream, payload.size())
        : stream;
  }

  /** Breaks the connection off when that many bytes are left. */
  int breakOff(String image, Payload payload, long left) {
    return put(
        Operation.BROKEN_UPLOAD,
        path(image) + "/file",
        image,
        payload,
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> new Broken(payload.stream(), payload.size() - left)),
            payload.size()));
  }

  private int put(
      Operation operation, String path, String image, Payload payload, BodyPublisher body) {
    String digest = payload.digest();
    HttpRequest request =
        request(path).header("Content-Type", "application/octet-stream").PUT(body).build();
    long sentAt = System.nanoTime();
    return Calls.settle(
        () -> {
          int status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
          calls.note(operation, image, digest, Set.of(), sentAt, status);
          return status;
        },
        () -> calls.note(operation, image, digest, Set.of(), sentAt, Entry.BROKEN));
  }

  /** Downloads and takes the digest of what came. */
  int download(String image) {
    HttpRequest request = request(path(image) + "/file").GET().build();
    long sentAt = System.nanoTime();
    return Calls.settle(
        () -> {
          HttpResponse<InputStream> answer = HTTP.send(request, BodyHandlers.ofInputStream());
          try (InputStream body = answer.body()) {
            String digest = Digest.of(body);
            calls.note(Operation.DOWNLOAD, image, digest, Set.of(), sentAt, answer.statusCode());
          }
          return answer.statusCode();
        },
        () -> calls.note(Operation.DOWNLOAD, image, "", Set.of(), sentAt, Entry.BROKEN));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(endpoint + path))
        .header("X-Auth-Token", token)
        .timeout(PATIENCE);
  }

  static String path(String image) {
    return "/v2/images/" + image;
  }

  /** Fails after some bytes, as a client does that dies. */
  private static final class Broken extends InputStream {
    private final InputStream in;
    private long left;

    Broken(InputStream in, long most) {
      this.in = in;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        throw new IOException("The client breaks off.");
      }
      int read = in.read(into, offset, (int) Math.min(length, left));
      left -= read;
      return read;
    }
  }
}

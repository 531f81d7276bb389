package org.cloudimages.proof;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
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
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Recorder recorder;
  private final URI endpoint;
  private final String token;
  private final Api api;
  private final Api admin;

  Client(Recorder recorder, String user, URI endpoint) {
    this.recorder = recorder;
    this.endpoint = endpoint;
    this.token = TestBed.get().users().token(user);
    this.api = Api.withToken(token).at(endpoint);
    this.admin = Api.as("admin").at(endpoint);
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
    return ask(Operation.CREATE, image, () -> api.post("/v2/images", body));
  }

  int show(String image) {
    return ask(Operation.SHOW, image, () -> api.get(path(image)));
  }

  int patch(String image, String attribute, JsonValue value) {
    return ask(Operation.PATCH, image, () -> api.replace(path(image), attribute, value));
  }

  int tag(String image, String tag) {
    String path = path(image) + "/tags/" + tag;
    return ask(Operation.TAG, image, () -> api.send("PUT", path, BodyPublishers.noBody()));
  }

  int share(String image, String project) {
    JsonValue body = Json.createObjectBuilder().add("member", project).build();
    return ask(Operation.SHARE, image, () -> api.post(path(image) + "/members", body));
  }

  int delete(String image) {
    return ask(Operation.DELETE, image, () -> api.delete(path(image)));
  }

  int restore(String image) {
    String path = "/v2/recycle-bin/" + image + "/restore";
    return ask(Operation.RESTORE, image, () -> api.send("POST", path, BodyPublishers.noBody()));
  }

  int purge(String image) {
    return ask(Operation.PURGE, image, () -> api.delete("/v2/recycle-bin/" + image));
  }

  /** Imports what is staged. */
  int importStaged(String image, Targets targets) {
    JsonObject body = targets.body("glance-direct", JsonValue.EMPTY_JSON_OBJECT);
    return ask(Operation.IMPORT, image, () -> api.post(path(image) + "/import", body));
  }

  /** Imports what a web server has. */
  int fetch(String image, Payload payload, String url, Targets targets) {
    JsonObject uri = Json.createObjectBuilder().add("uri", url).build();
    JsonObject body = targets.body("web-download", uri);
    return ask(
        Operation.FETCH, image, payload.digest(), () -> api.post(path(image) + "/import", body));
  }

  /** Copies the data into more stores, as an administrator. */
  int copy(String image, Targets targets) {
    JsonObject body = targets.body("copy-image", JsonValue.EMPTY_JSON_OBJECT);
    return ask(Operation.COPY, image, () -> admin.post(path(image) + "/import", body));
  }

  /** Names the place of data as a service does, here an administrator. */
  int locate(String image, Payload payload, String url) {
    JsonObject body = Json.createObjectBuilder().add("url", url).build();
    return ask(
        Operation.LOCATE,
        image,
        payload.digest(),
        () -> admin.post(path(image) + "/locations", body));
  }

  /** Makes the place of data the only one of an image that has none. */
  int adopt(String image, Payload payload, String url) {
    JsonObject place =
        Json.createObjectBuilder()
            .add("url", url)
            .add("metadata", JsonValue.EMPTY_JSON_OBJECT)
            .build();
    JsonValue all = Json.createArrayBuilder().add(place).build();
    return ask(
        Operation.ADOPT, image, payload.digest(), () -> api.replace(path(image), "locations", all));
  }

  /** Removes the data from one store, as an administrator. */
  int leave(String image, String store) {
    return ask(Operation.LEAVE, image, () -> admin.delete("/v2/stores/" + store + "/" + image));
  }

  int deactivate(String image) {
    return act(Operation.DEACTIVATE, image, "deactivate");
  }

  int reactivate(String image) {
    return act(Operation.REACTIVATE, image, "reactivate");
  }

  private int act(Operation operation, String image, String action) {
    String path = path(image) + "/actions/" + action;
    return ask(operation, image, () -> api.send("POST", path, BodyPublishers.noBody()));
  }

  int tasks(String image) {
    return ask(Operation.TASKS, image, () -> api.get(path(image) + "/tasks"));
  }

  /** Deletes many in one request; each is recorded as if it had been deleted alone. */
  void deleteAll(List<String> images) {
    JsonValue body = Json.createObjectBuilder().add("ids", Json.createArrayBuilder(images)).build();
    long sentAt = System.nanoTime();
    settle(
        () -> {
          Answer answer = api.post("/v2/images/actions/delete", body);
          if (answer.status() != 200) {
            images.forEach(
                image -> note(Operation.DELETE, image, "", Set.of(), sentAt, answer.status()));
            return answer.status();
          }
          answer
              .json()
              .getJsonArray("results")
              .getValuesAs(JsonObject.class)
              .forEach(
                  result ->
                      note(
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
                image -> note(Operation.DELETE, image, "", Set.of(), sentAt, Entry.BROKEN)));
  }

  /** Lists the images of a name. */
  int list(String name) {
    long sentAt = System.nanoTime();
    return settle(
        () -> {
          Answer answer = api.get("/v2/images?limit=1000&name=" + name.replace(" ", "%20"));
          Set<String> listed = answer.status() == 200 ? ids(answer) : Set.of();
          note(Operation.LIST, name, "", listed, sentAt, answer.status());
          return answer.status();
        },
        () -> note(Operation.LIST, name, "", Set.of(), sentAt, Entry.BROKEN));
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
    return settle(
        () -> {
          int status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
          note(operation, image, digest, Set.of(), sentAt, status);
          return status;
        },
        () -> note(operation, image, digest, Set.of(), sentAt, Entry.BROKEN));
  }

  /** Downloads and takes the digest of what came. */
  int download(String image) {
    HttpRequest request = request(path(image) + "/file").GET().build();
    long sentAt = System.nanoTime();
    return settle(
        () -> {
          HttpResponse<InputStream> answer = HTTP.send(request, BodyHandlers.ofInputStream());
          try (InputStream body = answer.body()) {
            String digest = Digest.of(body);
            note(Operation.DOWNLOAD, image, digest, Set.of(), sentAt, answer.statusCode());
          }
          return answer.statusCode();
        },
        () -> note(Operation.DOWNLOAD, image, "", Set.of(), sentAt, Entry.BROKEN));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(endpoint + path))
        .header("X-Auth-Token", token)
        .timeout(PATIENCE);
  }

  private int ask(Operation operation, String image, Supplier<Answer> request) {
    return ask(operation, image, "", request);
  }

  private int ask(Operation operation, String image, String digest, Supplier<Answer> request) {
    long sentAt = System.nanoTime();
    return settle(
        () -> {
          int status = request.get().status();
          note(operation, image, digest, Set.of(), sentAt, status);
          return status;
        },
        () -> note(operation, image, digest, Set.of(), sentAt, Entry.BROKEN));
  }

  private void note(
      Operation operation,
      String image,
      String digest,
      Set<String> listed,
      long sentAt,
      int status) {
    recorder.add(new Entry(operation, image, digest, listed, sentAt, System.nanoTime(), status));
  }

  private static int settle(Exchange exchange, Runnable broken) {
    try {
      return exchange.run();
    } catch (IOException e) {
      return settle(e, broken);
    } catch (UncheckedIOException e) {
      return settle(e.getCause(), broken);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int settle(IOException failure, Runnable broken) {
    if (!(failure instanceof ConnectException)) {
      broken.run();
    }
    // because a server that is gone is gone for a while
    LockSupport.parkNanos(PAUSE.toNanos());
    return Entry.BROKEN;
  }

  private static String path(String image) {
    return "/v2/images/" + image;
  }

  private interface Exchange {
    int run() throws IOException, InterruptedException;
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

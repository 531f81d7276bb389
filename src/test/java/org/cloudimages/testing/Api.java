package org.cloudimages.testing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.openapi.Contract;

/**
 * The service, as one user reaches it. Every answer is held against what all answers have in
 * common. Thread-safe.
 */
public final class Api {

  public static final String PATCH_V2_1 = "application/openstack-images-v2.1-json-patch";
  public static final String PATCH_V2_0 = "application/openstack-images-v2.0-json-patch";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_TRIES = 20;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI endpoint;
  private final Map<String, String> headers;
  private final int tries;

  private Api(Map<String, String> headers) {
    this(TestBed.get().server().endpoint(), headers, 1);
  }

  private Api(URI endpoint, Map<String, String> headers, int tries) {
    this.endpoint = endpoint;
    this.headers = headers;
    this.tries = tries;
  }

  /** The id of the image that has this path. */
  public static String idOf(String image) {
    return image.substring(image.lastIndexOf('/') + 1);
  }

  /** The path in the recycle bin of the image that has this path. */
  public static String binned(String image) {
    return "/v2/recycle-bin/" + idOf(image);
  }

  public static Api as(String user) {
    return withToken(TestBed.get().users().token(user));
  }

  public static Api withToken(String token) {
    return new Api(Map.of("X-Auth-Token", token));
  }

  public static Api anonymous() {
    return new Api(Map.of());
  }

  public Api with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Api(endpoint, more, tries);
  }

  /** The same user at another node of the service. */
  public Api at(URI node) {
    return new Api(node, headers, tries);
  }

  /**
   * The same user, who sends a request again that was answered with 503 and {@code Retry-After}, as
   * clients do. Who races for one row needs it: on a slow machine the last in the queue wait longer
   * than the database lets them.
   */
  public Api persistent() {
    return new Api(endpoint, headers, MAX_TRIES);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public Answer post(String path, JsonValue body) {
    return with("Content-Type", "application/json")
        .send("POST", path, BodyPublishers.ofString(body.toString()));
  }

  public Answer patch(String path, JsonArray operations) {
    return with("Content-Type", PATCH_V2_1)
        .send("PATCH", path, BodyPublishers.ofString(operations.toString()));
  }

  /** Sends data to a path that takes them. */
  public Answer put(String path, BodyPublisher data) {
    return with("Content-Type", "application/octet-stream").send("PUT", path, data);
  }

  /** Uploads the data of the image that has this path. */
  public Answer upload(String image, BodyPublisher data) {
    return put(image + "/file", data);
  }

  /** Uploads a text as the data of the image that has this path. */
  public Answer upload(String image, String data) {
    return upload(image, BodyPublishers.ofString(data));
  }

  /** The status of the image that has this path. */
  public String status(String image) {
    return get(image).expect(200).json().getString("status");
  }

  /** Takes the image that has this path out of the recycle bin. */
  public Answer restore(String image) {
    return send("POST", binned(image) + "/restore", BodyPublishers.noBody());
  }

  /** Replaces one attribute by a text. */
  public Answer replace(String path, String attribute, String text) {
    return replace(path, attribute, Json.createValue(text));
  }

  /** Replaces one attribute. */
  public Answer replace(String path, String attribute, JsonValue value) {
    return patch(
        path,
        Json.createArrayBuilder()
            .add(
                Json.createObjectBuilder()
                    .add("op", "replace")
                    .add("path", "/" + attribute)
                    .add("value", value))
            .build());
  }

  /** Creates an image with these attributes and returns its path. */
  public String create(JsonValue attributes) {
    return post("/v2/images", attributes).expect(201).json().getString("self");
  }

  /** Creates an image of that name and returns its path. */
  public String create(String name) {
    return create(Json.createObjectBuilder().add("name", name).build());
  }

  /** Creates an image whose formats are set, as an upload asks for, and returns its path. */
  public String createRaw() {
    return create(
        Json.createObjectBuilder()
            .add("disk_format", "raw")
            .add("container_format", "bare")
            .build());
  }

  public Answer send(String method, String path, BodyPublisher body) {
    Answer answer = sendOnce(method, path, body);
    for (int n = 1; n < tries && isToBeSentAgain(answer); n++) {
      answer = sendOnce(method, path, body);
    }
    return answer;
  }

  private static boolean isToBeSentAgain(Answer answer) {
    return answer.status() == 503 && answer.header("Retry-After").isPresent();
  }

  private Answer sendOnce(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + path)).method(method, body).timeout(PATIENCE);
    headers.forEach(request::setHeader);
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Map<String, String> received = new HashMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> received.put(name, String.join(", ", values)));
      Answer answer = new Answer(response.statusCode(), received, response.body());
      Contract.check(new Contract.Request(method, path, headers, () -> SentText.of(body)), answer);
      return method.equals("HEAD") ? answer : answer.checked(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

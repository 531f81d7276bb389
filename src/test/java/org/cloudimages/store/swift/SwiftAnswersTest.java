package org.cloudimages.store.swift;

import static org.cloudimages.testing.StoreFaults.expect;
import static org.cloudimages.testing.StoreFaults.expectDoneOrFailed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Behaviour;
import org.cloudimages.testing.StubServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The store before servers that answer what no Swift should. */
class SwiftAnswersTest {

  private static final int SEGMENT = 1 << 20;
  private static final String KEY = "image/blob";
  private static final Map<String, String> SWIFT = Map.of("X-Trans-Id", "tx");
  private static final Reply STORED = new Reply(201, Map.of("Etag", "0123"), "");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final StubServer server = new StubServer(asked -> Reply.of(204));
  private final ImageStore store = new SwiftKind(Clock.systemUTC()).make(settings());

  private StoreSettings settings() {
    Map<String, String> settings =
        Map.of(
            "images.store.test.auth", "v1",
            "images.store.test.auth-url", server.url() + "/auth/v1.0",
            "images.store.test.username", "user",
            "images.store.test.password", "password",
            "images.store.test.segment-size", Integer.toString(SEGMENT),
            "images.store.test.timeout", "PT5S");
    return new StoreSettings(Settings.of(settings), "images.store.test", "test", Path.of("unused"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** Lets everybody in, and has the container; the rest is up to that. */
  private void answer(Behaviour behaviour) {
    server.behave(
        asked -> {
          if (asked.target().startsWith("/auth")) {
            return new Reply(
                200,
                Map.of("X-Auth-Token", "token", "X-Storage-Url", server.url() + "/v1/account"),
                "");
          }
          return asked.target().endsWith("/images?format=json&limit=1")
              ? Reply.json(200, "[]")
              : behaviour.answer(asked);
        });
  }

  /** Takes segments and single objects, and answers a manifest and a look at the object so. */
  private void storing(Reply put, Reply manifest, Reply look) {
    answer(
        asked -> {
          if (asked.method().equals("PUT")) {
            return asked.target().contains("multipart-manifest") ? manifest : put;
          }
          return look;
        });
  }

  private long put(int size) throws IOException {
    return store.put(KEY, new ByteArrayInputStream(new byte[size]), size);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, SEGMENT + 1})
  void objectIsStoredWhenSwiftSaysItsTagOrShowsItsBytes(int size) throws IOException {
    storing(STORED, STORED, Reply.of(404));
    assertEquals(size, put(size));

    storing(size > SEGMENT ? STORED : Reply.of(200), Reply.of(200), Reply.ofLength(size));
    assertEquals(size, put(size));

    storing(STORED, Reply.json(202, "{\"Response Status\":\"201 Created\"}"), Reply.of(404));
    assertEquals(size, put(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, SEGMENT + 1})
  void otherSuccessIsNoneWhereTheBytesAreNotThere(int size) {
    for (Reply look : List.of(Reply.of(404), Reply.ofLength(size + 1))) {
      for (int status : new int[] {200, 201, 204}) {
        storing(size > SEGMENT ? STORED : Reply.of(status), Reply.of(status), look);

        expect(Reason.UNAVAILABLE, () -> put(size));
      }
    }
  }

  @Test
  void segmentWithoutATagIsNone() {
    storing(Reply.of(201), STORED, Reply.ofLength(SEGMENT + 1));

    expect(Reason.UNAVAILABLE, () -> put(SEGMENT + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"Response Status\":5}", "<html>", "{"})
  void manifestWithAnotherReportIsNone(String report) {
    storing(STORED, Reply.json(202, report), Reply.ofLength(SEGMENT + 1));

    assertNotNull(assertThrows(StoreException.class, () -> put(SEGMENT + 1)));
  }

  @ParameterizedTest
  @CsvSource({"'bytes 1-3/9', 206", "'bytes 3-6/9', 206", "nonsense, 206", "'', 206", "'', 200"})
  void otherBytesThanThoseThatWereAskedForAreNone(String range, int status) {
    answer(
        asked ->
            new Reply(status, range.isEmpty() ? Map.of() : Map.of("Content-Range", range), "abc"));

    expect(Reason.BROKEN, () -> store.open(KEY, 3, 3));
  }

  @Test
  void deleteIsDoneWhereASwiftSaysThatNothingIsThere() {
    answer(
        asked -> asked.method().equals("GET") ? Reply.json(200, "[]") : new Reply(404, SWIFT, ""));
    store.delete(KEY);

    answer(asked -> asked.method().equals("GET") ? Reply.json(200, "[]") : Reply.of(404));
    expect(Reason.BROKEN, () -> store.delete(KEY));

    answer(asked -> asked.method().equals("HEAD") ? Reply.of(200) : Reply.of(404));
    expect(Reason.BROKEN, () -> store.delete(KEY));
  }

  @Test
  void largeObjectWhoseSegmentsAreForbiddenIsForbidden() {
    String report =
        """
        {"Response Status":"400 Bad Request","Errors":[["/images/image/blob","403 Forbidden"]]}\
        """;
    answer(
        asked ->
            asked.method().equals("HEAD")
                ? new Reply(200, Map.of("X-Static-Large-Object", "true"), "")
                : Reply.json(200, report));

    expect(Reason.FORBIDDEN, () -> store.delete(KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"name\":\"a\",\"bytes\":1,\"last_modified\":\"2026-01-01T00:00:00\"}]",
        "[{\"name\":\"a\"}]",
        "[{\"name\":\"a\",\"bytes\":1,\"last_modified\":\"today\"}]",
        "[5]",
        "{}",
        "5",
        "[",
        "<html>"
      })
  void listThatIsNoneEnds(String page) {
    answer(asked -> Reply.json(200, page));

    assertTimeoutPreemptively(PATIENCE, () -> expect(Reason.BROKEN, () -> store.list().count()));
  }

  @Test
  void loginThatIsRefusedIsNotTriedAgainAtOnce() {
    server.behave(asked -> Reply.of(401));

    for (int n = 0; n < 5; n++) {
      expect(Reason.FORBIDDEN, () -> store.delete(KEY));
    }

    assertEquals(1, server.asked().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no url", "http://[", "/v1"})
  void loginThatLeadsNowhereIsBroken(String url) {
    server.behave(
        asked -> new Reply(200, Map.of("X-Auth-Token", "token", "X-Storage-Url", url), ""));

    expect(Reason.BROKEN, () -> store.delete(KEY));
  }

  @Test
  void everyStatusMeansSomething() {
    IntStream.rangeClosed(100, 599)
        .forEach(
            status -> {
              boolean unavailable =
                  ((status < 400 || status >= 500) && status != 507)
                      || List.of(408, 429, 498).contains(status);
              assertEquals(
                  unavailable,
                  SwiftAnswer.failure(status, "a put").reason() == Reason.UNAVAILABLE,
                  () -> "status " + status);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 203, 205, 226, 300, 304, 307, 399, 400, 403, 409, 416, 499, 500, 599})
  void whateverIsAnsweredIsAFailureOfTheStoreOrNone(int status) {
    for (String body : List.of("", "<", "[]", "{}", "[{}]", "null")) {
      answer(asked -> new Reply(status, Map.of("X-Static-Large-Object", "true"), body));

      expectDoneOrFailed(() -> put(3));
      expectDoneOrFailed(() -> put(SEGMENT + 1));
      expectDoneOrFailed(() -> store.open(KEY, 0, 1).close());
      expectDoneOrFailed(() -> store.open(KEY, 0, 0).close());
      expectDoneOrFailed(() -> store.delete(KEY));
      expectDoneOrFailed(() -> store.list().count());
    }
  }
}

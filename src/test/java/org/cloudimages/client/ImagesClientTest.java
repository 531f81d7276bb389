package org.cloudimages.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.cloudimages.client.answer.Image;
import org.cloudimages.client.fault.DigestException;
import org.cloudimages.client.fault.FaultException;
import org.cloudimages.client.fault.FaultKey;
import org.cloudimages.client.fault.LoginException;
import org.cloudimages.client.request.NewImage;
import org.cloudimages.client.request.Patch;
import org.cloudimages.client.request.Query;
import org.cloudimages.client.token.Tokens;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Asked;
import org.cloudimages.testing.StubServer.Reply;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent and what is made of answers, by RESTEasy, against a server that answers as told. */
class ImagesClientTest {

  private static final Reply IMAGE = Reply.json(200, "{\"id\":\"1\",\"name\":\"web\"}");

  /** Tokens of which each that is refused is followed by another one. */
  private static final class Numbered implements Tokens {

    private int number = 1;

    @Override
    public String token() {
      return "token-" + number;
    }

    @Override
    public void refused(String token) {
      number++;
    }

    @Override
    public boolean isRenewable() {
      return true;
    }
  }

  private final Deque<Reply> replies = new ConcurrentLinkedDeque<>();
  private final StubServer service =
      new StubServer(asked -> replies.size() > 1 ? replies.poll() : replies.peek());
  private final ImagesClient client = builder().build();

  private ImagesClientBuilder builder() {
    return ImagesClientBuilder.of(
        RestClientBuilder.newBuilder().baseUri(URI.create(service.url())));
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  private static Reply unavailable(String retryAfter) {
    return new Reply(
        503,
        Map.of("Retry-After", retryAfter, "Content-Type", "application/json"),
        "{\"serviceUnavailable\":{\"code\":503,\"message\":\"Later.\"}}");
  }

  private static Reply unauthorized() {
    return Reply.json(401, "{\"unauthorized\":{\"code\":401,\"message\":\"Who?\"}}");
  }

  private Asked last() {
    return service.asked().get(service.asked().size() - 1);
  }

  @Test
  void headersAreSentWhereTheyAreGiven() {
    replies.add(IMAGE);
    client.create(NewImage.named("web"), "key-1");
    assertEquals("key-1", last().header("Idempotency-Key"));
    assertEquals("{\"name\":\"web\"}", last().body());
    client.patch("1", Patch.none().set("name", "n"), "\"tag\"");
    assertEquals("PATCH /v2/images/1", last().toString());
    assertEquals("\"tag\"", last().header("If-Match"));
    assertEquals(Patch.MEDIA_TYPE, last().header("Content-Type"));

    client.create(NewImage.named("web"), null);
    assertEquals("", last().header("Idempotency-Key"));
    replies.clear();
    replies.add(Reply.of(204));
    client.delete("1", null);
    assertEquals("", last().header("If-Match"));
    client.addTag("a/b", "ü");
    assertEquals("PUT /v2/images/a%2Fb/tags/%C3%BC", last().toString());
  }

  @Test
  void noValueLeavesItsPlaceInThePath() {
    replies.add(Reply.of(204));
    client.removeTag("1", "../..");
    assertEquals("DELETE /v2/images/1/tags/..%2F..", last().toString());
    assertThrows(IllegalArgumentException.class, () -> client.removeTag("1", ".."));
    assertThrows(IllegalArgumentException.class, () -> client.delete("", null));
    assertThrows(IllegalArgumentException.class, () -> client.delete(null, null));
    assertEquals(1, service.asked().size());
  }

  @Test
  void stateOfAnImageHasItsTag() {
    replies.add(new Reply(200, Map.of("ETag", "\"7\"", "Content-Type", "application/json"), "{}"));
    assertEquals(Optional.of("\"7\""), client.show("1").etag());
    replies.clear();
    replies.add(Reply.of(304));
    try (Response response = client.showIfChanged("1", "\"7\"")) {
      assertEquals(304, response.getStatus());
    }
    assertEquals("\"7\"", last().header("If-None-Match"));
  }

  @Test
  void queryIsSentAsItIs() {
    replies.add(Reply.json(200, "{\"images\":[]}"));
    client.list(Query.all().where("os distro", "a&b").tagged("x").tagged("y"));
    assertEquals("GET /v2/images?os+distro=a%26b&tag=x&tag=y", last().toString());
    client.list(Query.all());
    assertEquals("GET /v2/images", last().toString());
  }

  @Test
  void listsAreReadToTheirEnd() {
    replies.add(
        Reply.json(
            200,
            "{\"images\":[{\"id\":\"1\"},{\"id\":\"2\"}],"
                + "\"next\":\"/v2/images?limit=2&marker=2\"}"));
    replies.add(Reply.json(200, "{\"images\":[{\"id\":\"3\"}]}"));

    assertEquals(
        List.of("1", "2", "3"),
        Pages.stream(client::list, Query.all().limit(2)).map(Image::id).toList());
    assertEquals("GET /v2/images?limit=2&marker=2", last().toString());
  }

  @Test
  void faultIsAnException() {
    replies.add(
        new Reply(
            413,
            Map.of(
                "X-Openstack-Request-Id", "req-1",
                "Retry-After", "9",
                "Content-Type", "application/json"),
            "{\"overLimit\":{\"code\":413,\"message\":\"Too many.\"}}"));

    FaultException fault = assertThrows(FaultException.class, () -> client.show("1"));

    assertEquals(FaultKey.OVER_LIMIT, fault.key());
    assertEquals(413, fault.fault().status());
    assertEquals(Optional.of("req-1"), fault.fault().requestId());
    assertEquals(Optional.of(Duration.ofSeconds(9)), fault.fault().retryAfter());
    assertEquals("413 overLimit: Too many. (req-1)", fault.getMessage());
  }

  @Test
  void whatAProxyAnswersIsOne() {
    replies.add(new Reply(502, Map.of("Content-Type", "text/html"), "<html>Bad Gateway</html>"));
    FaultException fault = assertThrows(FaultException.class, () -> client.delete("1", null));
    assertEquals(FaultKey.OTHER, fault.key());
    assertEquals("502: <html>Bad Gateway</html>", fault.getMessage());
    replies.clear();
    replies.add(Reply.of(400));
    assertEquals(
        "400: ", assertThrows(FaultException.class, () -> client.download("1", null)).getMessage());
  }

  @Test
  void refusedTokenIsRenewedOnce() {
    replies.addAll(List.of(unauthorized(), IMAGE));
    ImagesClient renewing = builder().tokens(new Numbered()).build();
    assertEquals("1", renewing.show("1").id());
    assertEquals(
        List.of("token-1", "token-2"),
        service.asked().stream().map(asked -> asked.header("X-Auth-Token")).toList());

    replies.clear();
    replies.add(unauthorized());
    assertThrows(FaultException.class, () -> renewing.show("1"));
    assertEquals(4, service.asked().size());
    assertThrows(
        FaultException.class, () -> builder().tokens(Tokens.of("fixed")).build().show("1"));
    assertEquals(5, service.asked().size());
  }

  @Test
  void failedLoginIsToldAsSuch() {
    LoginException failure = new LoginException(401, "No.");
    Tokens none =
        () -> {
          throw failure;
        };

    assertSame(
        failure,
        assertThrows(LoginException.class, () -> builder().tokens(none).build().show("1")));
  }

  @Test
  void unavailableServiceIsAskedAgainWithinBounds() {
    ImagesClient patient = builder().repeating(2, Duration.ofSeconds(1)).build();
    replies.addAll(List.of(unavailable("0"), unavailable("0"), IMAGE));
    assertEquals("1", patient.show("1").id());

    replies.clear();
    replies.add(unavailable("0"));
    assertThrows(FaultException.class, () -> patient.show("1"));
    assertEquals(6, service.asked().size());
    assertThrows(FaultException.class, () -> client.show("1"));
    assertEquals(7, service.asked().size());
    replies.clear();
    replies.add(unavailable("2"));
    assertThrows(FaultException.class, () -> patient.show("1"));
    assertEquals(8, service.asked().size());
  }

  @Test
  void uploadIsNotSentAgain() {
    ImagesClient patient =
        builder().tokens(new Numbered()).repeating(5, Duration.ofSeconds(1)).build();
    replies.add(unavailable("0"));
    assertThrows(
        FaultException.class, () -> new ImageData(patient).upload("1", stream("some data")));
    replies.clear();
    replies.add(unauthorized());
    assertThrows(
        FaultException.class, () -> new ImageData(patient).upload("1", stream("some data")));
    assertEquals(2, service.asked().size());
    assertEquals("some data", last().body());
  }

  @Test
  void otherBytesAreNoticed() throws IOException {
    service.behave(
        asked ->
            asked.target().endsWith("/file")
                ? asked.method().equals("PUT")
                    ? Reply.of(204)
                    : new Reply(200, Map.of("Content-Type", ImagesClient.DATA), "data")
                : Reply.json(
                    200,
                    "{\"id\":\"1\",\"size\":4,\"checksum\":\"8d777f385d3dfec8815d20f7496026dc\","
                        + "\"os_hash_algo\":\"sha1\",\"os_hash_value\":\"00\"}"));
    ImageData images = new ImageData(client);
    assertEquals("1", images.upload("1", stream("data")).id());
    assertThrows(DigestException.class, () -> images.upload("1", stream("Data")));
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    DigestException wrong =
        assertThrows(DigestException.class, () -> images.download("1", received));
    assertEquals("data", received.toString(UTF_8));
    assertTrue(wrong.getMessage().contains("os_hash_value"), wrong::getMessage);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}

package org.cloudimages.event.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cloudimages.testing.JsonText.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.cloudimages.event.destination.Delivery.Outcome;
import org.cloudimages.event.queue.EventMessage;
import org.cloudimages.outbound.fetch.Trust;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Asked;
import org.cloudimages.testing.StubServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signature and form are judged by libraries of those who made them. */
class WebhookTest {

  private static final String FORMER = secret('a');
  private static final String LATER = secret('b');

  // because whoever checks a signature wants it to be of now
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  private final EventMessage message =
      new EventMessage(
          "an-id", "image.delete", "an-image", now, "a-project", "req-1", "{\"name\":\"ü\"}");

  private final CountDownLatch end = new CountDownLatch(1);
  private final StubServer server = new StubServer(asked -> Reply.of(204));

  private static String secret(char fill) {
    byte[] bytes = String.valueOf(fill).repeat(32).getBytes(UTF_8);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  @AfterEach
  void closeServer() {
    end.countDown();
    server.close();
  }

  private Webhook webhook(String url, String secret, String... more) {
    Map<String, String> all = new HashMap<>();
    all.put("images.events.destination.siem.url", url);
    all.put("images.events.destination.siem.secret", secret);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    SettingReader settings = Settings.of(all);
    return new Webhook(
        WebhookSettings.of(DestinationSettings.of(settings, "siem")),
        new EventSettings(settings),
        new Trust(settings),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private Delivery answered(int status, Map<String, String> headers, String body) {
    server.behave(asked -> new Reply(status, headers, body));
    return webhook(server.url(), FORMER).tell(message);
  }

  private Asked asked() {
    return server.asked().get(0);
  }

  @Test
  void eventIsOneOfCloudEvents() {
    assertEquals(Delivery.taken(), webhook(server.url() + "/hook?of=us", FORMER).tell(message));

    assertEquals("POST /hook?of=us", asked().toString());
    assertEquals("application/cloudevents+json; charset=utf-8", asked().header("Content-Type"));
    var event =
        EventFormatProvider.getInstance()
            .resolveFormat(JsonFormat.CONTENT_TYPE)
            .deserialize(asked().body().getBytes(UTF_8));
    assertEquals("an-id", event.getId());
    assertEquals(URI.create("cloud-images"), event.getSource());
    assertEquals("image.delete", event.getType());
    assertEquals("an-image", event.getSubject());
    assertEquals(now, event.getTime().toInstant());
    assertEquals("application/json", event.getDataContentType());
    assertEquals("a-project", event.getExtension("project"));
    assertEquals("req-1", event.getExtension("requestid"));
    assertEquals("{\"name\":\"ü\"}", new String(event.getData().toBytes(), UTF_8));
  }

  @Test
  void projectIsLeftOutWhereThereIsNone() {
    webhook(server.url(), FORMER)
        .tell(new EventMessage("an-id", "task.create", "a-task", now, "", "req", "{}"));

    assertFalse(object(asked().body()).containsKey("project"));
  }

  @ParameterizedTest
  @ValueSource(chars = {'a', 'b'})
  void eachSecretOfTwoVerifiesTheSignature(char fill) throws Exception {
    webhook(server.url(), FORMER + ", " + LATER).tell(message);

    new com.standardwebhooks.Webhook(secret(fill)).verify(asked().body(), asked().headers());
  }

  @Test
  void anotherSecretDoesNotVerifyTheSignature() {
    webhook(server.url(), FORMER).tell(message);

    assertThrows(
        com.standardwebhooks.exceptions.WebhookVerificationException.class,
        () -> new com.standardwebhooks.Webhook(LATER).verify(asked().body(), asked().headers()));
  }

  @ParameterizedTest
  @CsvSource({
    "200, TAKEN",
    "202, TAKEN",
    "301, REFUSED",
    "400, REFUSED",
    "404, REFUSED",
    "410, GONE",
    "429, SILENT",
    "500, REFUSED",
    "502, SILENT",
    "503, SILENT",
    "504, SILENT"
  })
  void statusSaysWhatBecameOfTheEvent(int status, Outcome outcome) {
    assertEquals(outcome, answered(status, Map.of(), "").outcome());
  }

  @Test
  void redirectionIsNotFollowed() {
    answered(307, Map.of("Location", server.url() + "/other"), "");

    assertEquals(1, server.asked().size());
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "7, PT7S",
    "3600, PT1H",
    "99999999999999999, PT1H",
    "-1, PT0S",
    "soon, PT0S",
    "'Thu, 01 Jan 2026 00:00:00 GMT', PT0S",
    "'Thu, 01 Jan 2099 00:00:00 GMT', PT1H"
  })
  void retryAfterIsObeyedWithinBounds(String text, Duration pause) {
    assertEquals(pause, answered(503, Map.of("Retry-After", text), "").pause());
    assertEquals(pause, answered(429, Map.of("Retry-After", text), "").pause());
  }

  @Test
  void longBodyOfAnAnswerMeansNothing() {
    assertEquals(Delivery.taken(), answered(200, Map.of(), "x".repeat(1 << 22)));
  }

  @Test
  void serverThatDoesNotAnswerIsSilent() {
    server.behave(
        asked -> {
          end.await();
          return Reply.of(204);
        });

    Delivery delivery =
        webhook(server.url(), FORMER, "images.events.timeout", "PT0.2S").tell(message);

    assertEquals(Outcome.SILENT, delivery.outcome());
  }

  @Test
  void serverThatIsNotThereIsSilent() {
    Webhook webhook = webhook(server.url(), FORMER);
    server.close();

    assertEquals(Outcome.SILENT, webhook.tell(message).outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host", "http://user:hidden@host", "//host", "http:hidden", "ü ü"})
  void wrongUrlIsNotShown(String url) {
    assertEquals(
        "images.events.destination.siem.url must be a URL that begins with http or https:// and has"
            + " no user and no password",
        assertThrows(IllegalArgumentException.class, () -> webhook(url, FORMER)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hidden", "whsec_", "whsec_hidden", "whsec_%%%", "THREE"})
  void wrongSecretIsNotShown(String text) {
    String secret = text.replace("THREE", String.join(",", FORMER, LATER, FORMER));

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> webhook(server.url(), secret));

    assertEquals(
        "images.events.destination.siem.secret must be one or two secrets with a comma between"
            + " them, each whsec_ and 24 to 64 bytes in Base64",
        thrown.getMessage());
    assertEquals(null, thrown.getCause());
  }
}

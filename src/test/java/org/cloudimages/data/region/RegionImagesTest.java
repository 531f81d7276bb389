package org.cloudimages.data.region;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.audit.Actor;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.identity.UserToken;
import org.cloudimages.outbound.fetch.FetchSettings;
import org.cloudimages.outbound.fetch.Trust;
import org.cloudimages.outbound.fetch.WebContent;
import org.cloudimages.outbound.fetch.WebException;
import org.cloudimages.outbound.fetch.WebFetch;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.outbound.filter.OutboundSettings;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskSecret;
import org.cloudimages.task.entity.Task;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionImagesTest {

  private static final SettingReader SETTINGS = Settings.of(Map.of());
  private static final UserToken TOKEN = new UserToken("secret");
  private static final String ID = "a7a1b0c2-0000-4000-8000-000000000001";
  private static final RegionImage THERE =
      new RegionImage(Optional.of("east"), Optional.of(ID), Optional.of("internal"));
  private static final String DOCUMENT =
      JsonText.object(
              "{'status':'active','disk_format':'raw','container_format':'bare','size':4,"
                  + "'id':'x'}")
          .toString();

  private final StubServer east = new StubServer(asked -> Reply.json(200, DOCUMENT));

  @AfterEach
  void close() {
    east.close();
  }

  /** An identity service that knows one service of one region. */
  private record Catalog(String url) implements TokenValidator {

    @Override
    public Optional<Grant> validate(String token, Expiry expiry) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String authenticationUri(String serviceEndpoint) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<URI> endpoint(
        UserToken token, String type, String network, Optional<String> region) {
      String asked = type + " " + network + " " + region.orElseThrow() + " " + token.text();
      return asked.equals("image internal east secret")
          ? Optional.of(URI.create(url))
          : Optional.empty();
    }
  }

  /** A run of a task that nobody else knows. */
  private record Run(Optional<TaskSecret> secret) implements TaskRun {

    @Override
    public Task task() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Actor actor() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void keep() {}

    @Override
    public void progress(String message) {}
  }

  private static RegionImages images(String url) {
    // because nothing of a catalog is refused, no network is allowed here
    OutboundFilter filter =
        new OutboundFilter(
            new OutboundSettings(SETTINGS), host -> List.of(InetAddress.getByName(host)));
    return new RegionImages(
        new RegionSettings(SETTINGS),
        new Catalog(url),
        new WebFetch(filter, new FetchSettings(SETTINGS), new Trust(SETTINGS)));
  }

  private TaskRun run() {
    return new Run(Optional.of(images(east.url()).access(THERE, TOKEN)));
  }

  private String failure() {
    return assertThrows(TaskFailure.class, () -> images(east.url()).find(THERE, run()))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "/images, /images", "/v2, ''", "/images/v2.17, /images"})
  void imageIsAskedForWithTheTokenOfTheUser(String end, String path) throws IOException {
    RegionImages images = images(east.url() + end);
    TaskSecret secret = images.access(THERE, TOKEN);
    TaskRun run = new Run(Optional.of(secret));

    assertEquals(OptionalLong.of(4), images.find(THERE, run).size());
    east.behave(asked -> new Reply(200, Map.of(), "data"));
    try (WebContent data = images.open(THERE, run)) {
      assertEquals("data", new String(data.readAllBytes(), StandardCharsets.UTF_8));
    }

    String image = "GET " + path + "/v2/images/" + ID;
    assertEquals(
        List.of(image, image + "/file"), east.asked().stream().map(Object::toString).toList());
    east.asked().forEach(asked -> assertEquals("secret", asked.header("X-Auth-Token")));
    assertFalse(secret.toString().contains("secret"), secret::toString);
  }

  @Test
  void regionThatTheCatalogHasNotIsRefusedByTheField() {
    RegionImage west =
        new RegionImage(Optional.of("west"), Optional.of(ID), Optional.of("internal"));
    assertRefused(
        400,
        "Invalid value for 'method.glance_region': your catalog has no image service there that is"
            + " internal",
        () -> images(east.url()).access(west, TOKEN));
  }

  @Test
  void tokenGoesNowhereElse() {
    try (StubServer elsewhere = new StubServer(asked -> Reply.json(200, DOCUMENT))) {
      east.behave(asked -> new Reply(302, Map.of("Location", elsewhere.url()), ""));

      assertEquals("The web server 127.0.0.1 answered 302.", failure());
      assertThrows(WebException.class, () -> images(east.url()).open(THERE, run()));
      assertEquals(List.of(), elsewhere.asked());
    }
  }

  @Test
  void whatIsNotToldFailsWithAReason() {
    String title = "image " + ID + " of the region east";
    east.behave(asked -> Reply.of(404));
    assertEquals("There is no " + title + " that your token shows.", failure());
    east.behave(asked -> Reply.of(401));
    assertEquals("Your token does not let you see the " + title + ".", failure());
    east.behave(asked -> Reply.of(503));
    assertEquals("The web server 127.0.0.1 answered 503.", failure());
    for (String odd : List.of("no JSON", "[]", "{", "{\"x\":\"" + "x".repeat(1 << 20) + "\"}")) {
      east.behave(asked -> Reply.json(200, odd));
      assertEquals("What is told of the " + title + " cannot be read.", failure());
    }
  }

  @Test
  void tokenThatWasLostIsAskedForAgain() {
    TaskFailure failure =
        assertThrows(
            TaskFailure.class, () -> images(east.url()).find(THERE, new Run(Optional.empty())));
    assertEquals("The token was lost; ask for it again.", failure.getMessage());
  }
}

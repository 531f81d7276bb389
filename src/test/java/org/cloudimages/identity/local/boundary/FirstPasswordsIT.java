package org.cloudimages.identity.local.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service that has just made its sample users, asked from this machine and from an address that
 * is not the loopback one. All listeners stay on 127.0.0.1: it is the client that binds its end of
 * the connection to another address of the machine.
 */
@ArquillianTest
@Tag("identity")
@LocalUsersOnly
class FirstPasswordsIT {

  private static final Path DATA = Path.of(System.getProperty("test.bed"), "data");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
            Map.of("images.local.users", DATA.resolve("first-passwords/users.json").toString()))
        // because WildFly's listeners can be told to do so: it takes the peer from X-Forwarded-For
        .addAsWebInfResource(new StringAsset("proxy-peer-address()"), "undertow-handlers.conf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/versions", "/v2", "/v2/images", "/identity", "/identity/v3", "/nothing"})
  void callerFromElsewhereIsForbiddenAndToldWhatToDo(String path) throws IOException {
    String answer = fromElsewhere("GET", path, "");

    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
    assertTrue(answer.contains("openstack user password set"), answer);
    assertTrue(answer.contains("X-Openstack-Request-Id: req-"), answer);
  }

  @Test
  void callerFromElsewhereWithATokenOrAPasswordIsForbidden() throws IOException {
    String token = firstRun().getString("token");

    String list = fromElsewhere("GET", "/v2/images", "X-Auth-Token: " + token + "\r\n");
    assertTrue(list.startsWith("HTTP/1.1 403 "), list);
    String login = fromElsewhere("POST", "/identity/v3/auth/tokens", "Content-Length: 0\r\n");
    assertTrue(login.startsWith("HTTP/1.1 403 "), login);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1"})
  void whatARequestSaysAboutItsOriginDoesNotCount(String header) throws IOException {
    String answer = fromElsewhere("GET", "/v2", header + "\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
  }

  @Test
  void healthIsToldToEveryone() throws IOException {
    String answer = fromElsewhere("GET", "/healthcheck", "");

    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
  }

  @Test
  void callerOnThisMachineIsAnswered() throws IOException {
    Api.withToken(firstRun().getString("token")).get("/v2/images").expect(200);
    Api.anonymous().get("/identity/v3").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"})
  void whatAProxyOnThisMachineSendsOnIsForbidden(String header) {
    Api.anonymous().with(header, "127.0.0.1").get("/v2").expect(403);
    Api.anonymous().with(header, "192.0.2.1").get("/v2").expect(403);
  }

  @Test
  void everyoneIsAnsweredWhenTheLastFirstPasswordWasChanged() throws IOException {
    List<JsonObject> users = firstRun().getJsonArray("users").getValuesAs(JsonObject.class);
    Path file = DATA.resolve("first-passwords/users.json");
    byte[] before = Files.readAllBytes(file);
    for (JsonObject user : users) {
      assertTrue(fromElsewhere("GET", "/v2", "").startsWith("HTTP/1.1 403 "), user::toString);
      changePassword(user);
    }

    String answer = fromElsewhere("GET", "/v2", "");

    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    Files.write(file, before);
    TestBed.get().deployments().renew(war());
    assertTrue(fromElsewhere("GET", "/v2", "").startsWith("HTTP/1.1 403 "));
  }

  private static void changePassword(JsonObject user) {
    String password = user.getString("password");
    String id =
        Api.anonymous()
            .post(
                "/identity/v3/auth/tokens",
                JsonText.object(
                    "{'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'%s','password':'%s'}}}}}"
                        .formatted(user.getString("name"), password)))
            .expect(201)
            .json()
            .getJsonObject("token")
            .getJsonObject("user")
            .getString("id");
    Api.anonymous()
        .post(
            "/identity/v3/users/" + id + "/password",
            JsonText.object(
                "{'user':{'original_password':'%s','password':'another one'}}".formatted(password)))
        .expect(204);
  }

  /** Sends a request from an address that is not the loopback one, and returns all that comes. */
  private static String fromElsewhere(String method, String path, String headers)
      throws IOException {
    Optional<InetAddress> own = addressOfThisMachine();
    assumeTrue(own.isPresent(), "This machine has no IPv4 address but the loopback one.");
    URI endpoint = TestBed.get().server().endpoint();
    InetAddress server = InetAddress.getByName(endpoint.getHost());
    try (Socket socket = new Socket(server, endpoint.getPort(), own.get(), 0)) {
      assertEquals(own.get(), socket.getLocalAddress());
      socket.setSoTimeout(30_000);
      String request =
          method + " " + path + " HTTP/1.1\r\nHost: images\r\n" + headers + "Connection: close\r\n";
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<InetAddress> addressOfThisMachine() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address)
        .filter(address -> !address.isLoopbackAddress())
        .findFirst();
  }

  private static JsonObject firstRun() throws IOException {
    try (JsonReader reader =
        Json.createReader(Files.newInputStream(DATA.resolve("first-run.json")))) {
      return reader.readObject();
    }
  }
}

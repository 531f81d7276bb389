package org.cloudimages.outbound.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The forged URLs of {@link ForgedUrlTest} as sources of an import, with the default filter. */
@ArquillianTest
@SharedDeployment
class ForgedUrlIT {

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  /** All of them but those of names that only that test's own resolver knows. */
  private static List<String> urls() {
    return Stream.concat(ForgedUrlTest.addressesOfTheListener(), ForgedUrlTest.otherUrls())
        .filter(url -> !url.toLowerCase(Locale.ROOT).contains(".test"))
        .toList();
  }

  private Answer importFrom(String image, String url) {
    return owner.post(
        image + "/import",
        Json.createObjectBuilder()
            .add("method", Json.createObjectBuilder().add("name", "web-download").add("uri", url))
            .build());
  }

  private void assertRefused(String image, String url) {
    String message = importFrom(image, url).expect(400).fault().getString("message");
    assertTrue(message.startsWith("Invalid value for 'method.uri': "), () -> url + ": " + message);
  }

  @Test
  void forgedSourceIs400AndNobodyIsConnectedTo() throws IOException {
    List<String> urls = urls();
    assertTrue(urls.size() >= 60, () -> "only " + urls.size());
    String image = owner.createRaw();
    try (ServerSocket victim = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      for (String url : urls) {
        assertRefused(image, url.replace("PORT", Integer.toString(victim.getLocalPort())));
        // because the port of the listener is none that the default filter allows
        assertRefused(image, url.replace(":PORT", ""));
      }
      victim.setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, victim::accept);
    }

    assertEquals("queued", owner.status(image));
    assertEquals("{\"tasks\":[]}", owner.get(image + "/tasks").expect(200).body());
  }
}

package org.cloudimages.data.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.identity.UserToken;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoresTest {

  private static final String KEY = "images.tasks.object-store";
  private static final Caller CALLER = new Caller("u", "a project", Set.of());
  private static final UserToken TOKEN = new UserToken("secret");

  /** An identity service that knows what it is told. */
  private record Catalog(Optional<URI> known) implements TokenValidator {

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
      assertEquals("object-store of public", type + " of " + network);
      assertEquals(Optional.empty(), region);
      return known;
    }
  }

  private static ObjectStores.Access access(Map<String, String> settings, Catalog catalog) {
    return new ObjectStores(new ObjectStoreSettings(Settings.of(settings)), catalog)
        .access(CALLER, TOKEN);
  }

  @Test
  void settingNamesTheAccountOfTheProject() {
    ObjectStores.Access access =
        access(
            Map.of(KEY, "https://swift/v1/AUTH_{project}/"),
            new Catalog(Optional.of(URI.create("https://other/v1"))));

    assertEquals(URI.create("https://swift/v1/AUTH_a%20project"), access.account());
    assertFalse(access.toString().contains("secret"), access::toString);
  }

  @Test
  void catalogIsAskedWhereNothingIsSet() {
    URI account = URI.create("https://other/v1/AUTH_p");
    assertEquals(account, access(Map.of(), new Catalog(Optional.of(account))).account());
  }

  @Test
  void withoutAnyTheTaskIsRefused() {
    ImagesException refused =
        assertThrows(ImagesException.class, () -> access(Map.of(), new Catalog(Optional.empty())));
    assertEquals(
        "Invalid value for 'type': this service knows no object store of your project.",
        refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"swift/v1", "ftp://swift/v1", "https://swift/v1?x={project}"})
  void settingThatIsNoUrlIsNamed(String url) {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ObjectStoreSettings(Settings.of(Map.of(KEY, url))));
    assertTrue(wrong.getMessage().startsWith(KEY + " must be like https://"), wrong::getMessage);
  }
}

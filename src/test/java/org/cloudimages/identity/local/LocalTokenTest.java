package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTokenTest {

  private static final byte[] KEY = "one key".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER_KEY = "another key".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final LocalToken TOKEN =
      LocalToken.issue("ä user", NOW, NOW.plus(Duration.ofHours(1)));

  @Test
  void signedTokenIsReadBack() {
    assertEquals(Optional.of(TOKEN), read(TOKEN.sign(KEY)));
  }

  @Test
  void tokenIsSafeInHeadersAndShells() {
    assertTrue(TOKEN.sign(KEY).matches("[A-Za-z0-9][A-Za-z0-9_-]+"));
  }

  @Test
  void tokenOfAnotherKeyIsNone() {
    assertEquals(Optional.empty(), read(TOKEN.sign(OTHER_KEY)));
  }

  @Test
  void tokenWithAnyOtherByteIsNone() {
    byte[] bytes = Base64.getUrlDecoder().decode(TOKEN.sign(KEY));
    for (int n = 0; n < bytes.length; n++) {
      byte[] changed = bytes.clone();
      changed[n] ^= 1;
      assertEquals(Optional.empty(), read(encode(changed)), "byte " + n);
    }
  }

  @Test
  void beginningOfATokenIsNone() {
    String token = TOKEN.sign(KEY);
    for (int length = 0; length < token.length() - 1; length++) {
      assertEquals(Optional.empty(), read(token.substring(0, length)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "no base64", "AAAA", "ä"})
  void textThatIsNoTokenIsNone(String text) {
    assertEquals(Optional.empty(), read(text));
  }

  @Test
  void tokenOfAUserWithoutAKeyIsNone() {
    assertEquals(Optional.empty(), LocalToken.read(TOKEN.sign(KEY), user -> Optional.empty()));
  }

  @Test
  void tokensOfOneMomentHaveIdsOfTheirOwn() {
    assertNotEquals(TOKEN.id(), LocalToken.issue("ä user", NOW, TOKEN.expiresAt()).id());
  }

  @Test
  void tokenForATokenEndsWithIt() {
    LocalToken other = TOKEN.reissue(NOW.plusSeconds(60));

    assertEquals(TOKEN.expiresAt(), other.expiresAt());
    assertEquals(TOKEN.userId(), other.userId());
    assertNotEquals(TOKEN.id(), other.id());
    assertTrue(other.isFromToken());
    assertEquals(TOKEN.id(), other.chain());
    assertEquals(TOKEN.id(), other.reissue(NOW).chain());
    assertEquals(Optional.of(other), read(other.sign(KEY)));
  }

  @Test
  void tokenOfTheTimeBeforeChainsIsReadBack() {
    LocalToken former =
        new LocalToken(TOKEN.id(), TOKEN.id(), "user", true, TOKEN.issuedAt(), TOKEN.expiresAt());

    assertEquals(Optional.of(former), read(former.sign(KEY)));
    assertEquals(1, Base64.getUrlDecoder().decode(former.sign(KEY))[0]);
  }

  private static Optional<LocalToken> read(String text) {
    return LocalToken.read(text, user -> Optional.of(KEY));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTokenTest {

  private static final byte[] KEY = "one key".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER_KEY = "another key".getBytes(StandardCharsets.UTF_8);
  private static final LocalToken TOKEN =
      new LocalToken("ä user", Instant.parse("2026-01-02T03:04:05Z"));

  @Test
  void signedTokenIsReadBack() {
    assertEquals(Optional.of(TOKEN), LocalToken.read(TOKEN.sign(KEY), KEY));
  }

  @Test
  void tokenIsSafeInHeadersAndShells() {
    assertTrue(TOKEN.sign(KEY).matches("[A-Za-z0-9_-]+"));
  }

  @Test
  void tokenOfAnotherKeyIsNone() {
    assertEquals(Optional.empty(), LocalToken.read(TOKEN.sign(OTHER_KEY), KEY));
  }

  @Test
  void tokenWithAnyOtherByteIsNone() {
    byte[] bytes = Base64.getUrlDecoder().decode(TOKEN.sign(KEY));
    for (int n = 0; n < bytes.length; n++) {
      byte[] changed = bytes.clone();
      changed[n] ^= 1;
      assertEquals(Optional.empty(), LocalToken.read(encode(changed), KEY), "byte " + n);
    }
  }

  @Test
  void beginningOfATokenIsNone() {
    String token = TOKEN.sign(KEY);
    for (int length = 0; length < token.length() - 1; length++) {
      assertEquals(Optional.empty(), LocalToken.read(token.substring(0, length), KEY));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "no base64", "AAAA", "ä"})
  void textThatIsNoTokenIsNone(String text) {
    assertEquals(Optional.empty(), LocalToken.read(text, KEY));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

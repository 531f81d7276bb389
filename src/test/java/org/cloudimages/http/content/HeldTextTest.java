package org.cloudimages.http.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeldTextTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final HeldText text = new HeldText(out);

  @Test
  void shortTextIsHeldBack() throws IOException {
    text.write("x".repeat(HeldText.MAX_HELD));
    text.flush();

    assertTrue(text.isHeld());
    assertEquals(HeldText.MAX_HELD, text.held().length());
    assertEquals(0, out.size());
  }

  @Test
  void longTextGoesOutWholeAndInOrder() throws IOException {
    // because the halves of a character may come in two writes
    String disc = "💿";
    text.write("x".repeat(HeldText.MAX_HELD) + disc.charAt(0));
    text.write(disc.charAt(1));
    text.send();

    assertFalse(text.isHeld());
    assertEquals("x".repeat(HeldText.MAX_HELD) + disc, out.toString(StandardCharsets.UTF_8));
  }
}

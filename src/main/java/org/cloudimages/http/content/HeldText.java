package org.cloudimages.http.content;

import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Text on its way to a stream, in UTF-8, which is held back while it is short. By way of
 * characters, because an encoder brings a buffer of 8 KiB along.
 */
final class HeldText extends Writer {

  /** Characters that are held back. */
  static final int MAX_HELD = 128 * 1024;

  private static final int USUAL_LENGTH = 1024;

  private final OutputStream out;
  private final CharArrayWriter held = new CharArrayWriter(USUAL_LENGTH);
  private Writer sending;

  HeldText(OutputStream out) {
    this.out = out;
  }

  /** Whether nothing has been sent. */
  boolean isHeld() {
    return sending == null;
  }

  /** What is held back. */
  String held() {
    return held.toString();
  }

  /** Sends what is left of a text that is not held back any more. */
  void send() throws IOException {
    sending.flush();
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    if (sending == null && held.size() + length > MAX_HELD) {
      sending = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      held.writeTo(sending);
      held.reset();
    }
    (sending == null ? held : sending).write(characters, offset, length);
  }

  @Override
  public void flush() {
    // because the stream decides when, and whoever writes flushes at the end of each document
  }

  @Override
  public void close() {
    // because the stream belongs to the server
  }
}

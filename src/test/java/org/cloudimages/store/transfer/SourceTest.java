package org.cloudimages.store.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class SourceTest {

  private static Source source(String text) {
    return new Source(new ByteArrayInputStream(text.getBytes(US_ASCII)));
  }

  private static String read(InputStream in) throws IOException {
    return new String(in.readAllBytes(), US_ASCII);
  }

  @Test
  void partsFollowEachOther() throws IOException {
    Source source = source("segment after segment");

    assertEquals("segment", read(source.exactly(7)));
    assertEquals(" after ", read(source.upTo(7)));
    assertEquals("segment", read(source.upTo(100)));
    assertEquals("", read(source.upTo(100)));
    assertEquals(21, source.count());
  }

  @Test
  void lookingAheadLosesNothing() throws IOException {
    Source source = source("ab");

    assertFalse(source.isExhausted());
    assertFalse(source.isExhausted());
    assertEquals(0, source.count());
    assertEquals("a", read(source.exactly(1)));
    assertFalse(source.isExhausted());
    assertEquals('b', source.upTo(1).read());
    assertTrue(source.isExhausted());
    assertTrue(source.isExhausted());
    assertEquals(2, source.count());
  }

  @Test
  void bufferIsFilledFromWhereItIsFull() throws IOException {
    Source source = source("345678");
    byte[] buffer = "12......".getBytes(US_ASCII);

    assertEquals(6, source.fill(buffer, 2));

    assertEquals("12345678", new String(buffer, US_ASCII));
    assertEquals(0, source.fill(buffer, 0));
  }

  @Test
  void fewerBytesThanThereShouldBeAreAFailure() {
    Source source = source("abc");

    assertThrows(EOFException.class, () -> read(source.exactly(4)));
    assertThrows(EOFException.class, source::rethrow);
  }

  @Test
  void failureIsRemembered() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    Source source = new Source(closed);
    source.rethrow();

    IOException failure = assertThrows(IOException.class, () -> read(source.upTo(1)));

    assertSame(failure, assertThrows(IOException.class, source::rethrow));
  }
}

package org.cloudimages.data.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  private static final long SIZE = 10;

  private static Slice range(String text, long size) {
    return ByteRange.of(List.of(text), List.of()).slice(size);
  }

  private static Slice contentRange(String text) {
    return ByteRange.of(List.of(), List.of(text)).slice(SIZE);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-4, 0, 5",
    "bytes=0-0, 0, 1",
    "bytes=9-9, 9, 1",
    "bytes=0-9, 0, 10",
    "bytes=0-10, 0, 10",
    "bytes=6-, 6, 4",
    "bytes=0-, 0, 10",
    "bytes=9-, 9, 1",
    "bytes=-3, 7, 3",
    "bytes=-10, 0, 10",
    "bytes=-11, 0, 10",
    "bytes=8-99999999999999999999999999, 8, 2",
    "bytes=-99999999999999999999999999, 0, 10",
    "bytes=0000000000000000000000000001-2, 1, 2",
    "BYTES = 1 - 2, 1, 2",
    "' bytes=1-2 ', 1, 2"
  })
  void rangeIsClippedToTheImage(String text, long first, long length) {
    assertEquals(new Slice(first, length, SIZE, true), range(text, SIZE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=10-",
        "bytes=10-10",
        "bytes=11-20",
        "bytes=99999999999999999999999999-",
        "bytes=4-2",
        "bytes=-0",
        "bytes=-",
        "bytes=",
        "bytes=a-b",
        "bytes=--1",
        "bytes=1-2-3",
        "bytes=+1-2",
        "bytes=\u0661-\u0662",
        "bytes 1-2",
        "lines=1-2",
        "foo",
        "="
      })
  void rangeThatIsNoneIsNotSatisfiable(String text) {
    assertUnsatisfiable(
        assertThrows(ImagesException.class, () -> range(text, SIZE)).fault(), "bytes */10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-", "bytes=0-0", "bytes=-1", "bytes=-0"})
  void emptyImageHasNoRange(String text) {
    assertUnsatisfiable(
        assertThrows(ImagesException.class, () -> range(text, 0)).fault(), "bytes */0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "bytes=0-1,", ",", "foo,bar"})
  void severalRangesAreRefused(String text) {
    Fault fault = assertThrows(ImagesException.class, () -> range(text, SIZE)).fault();
    assertEquals(400, fault.type().status());
    assertEquals("Invalid value for 'Range': only one range can be asked for", fault.message());
  }

  @Test
  void repeatedHeaderIsSeveralRanges() {
    ByteRange twice = ByteRange.of(List.of("bytes=0-1", "bytes=3-4"), List.of());
    assertEquals(
        400, assertThrows(ImagesException.class, () -> twice.slice(SIZE)).fault().type().status());
  }

  @ParameterizedTest
  @CsvSource({
    "bytes 1-3/*, 1, 3",
    "bytes 0-9/*, 0, 10",
    "bytes 0-0/10, 0, 1",
    "Bytes  1-3/10, 1, 3"
  })
  void contentRangeOfOldClientsIsARange(String text, long first, long length) {
    assertEquals(new Slice(first, length, SIZE, true), contentRange(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 1-10/*",
        "bytes 10-10/*",
        "bytes 3-1/*",
        "bytes */*",
        "bytes 1-/*",
        "bytes 1-3",
        "bytes 1-3/",
        "bytes=1-3/*",
        "bytes 1-3/*,bytes 1-3/*",
        "bytes 0-99999999999999999999999999/*",
        "foo"
      })
  void contentRangeOutOfBoundsIsNotSatisfiable(String text) {
    assertUnsatisfiable(
        assertThrows(ImagesException.class, () -> contentRange(text)).fault(), "bytes */10");
  }

  @Test
  void rangeGoesBeforeContentRange() {
    assertEquals(
        new Slice(2, 1, SIZE, true),
        ByteRange.of(List.of("bytes=2-2"), List.of("bytes 5-6/*")).slice(SIZE));
  }

  @Test
  void withoutARangeAllBytesAreMeant() {
    assertEquals(new Slice(0, SIZE, SIZE, false), ByteRange.of(List.of(), List.of()).slice(SIZE));
    assertEquals(new Slice(0, 0, 0, false), ByteRange.WHOLE.slice(0));
  }

  @Test
  void contentRangeNamesFirstLastAndSize() {
    assertEquals("bytes 2-4/10", range("bytes=2-4", SIZE).contentRange());
  }

  private static void assertUnsatisfiable(Fault fault, String contentRange) {
    assertEquals(416, fault.type().status());
    assertEquals(contentRange, fault.headers().get("Content-Range"));
  }
}

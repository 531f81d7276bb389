package org.cloudimages.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  private static final long SIZE = 10;
  private static final String TAG = "\"781e\"";
  private static final Slice WHOLE = Slice.whole(SIZE);

  private static Slice range(String text, long size) {
    return ByteRange.of(List.of(text), List.of(), List.of()).slice(size, TAG);
  }

  private static Slice contentRange(String text) {
    return ByteRange.of(List.of(), List.of(text), List.of()).slice(SIZE, TAG);
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
    "' bytes=1-2 ', 1, 2",
    "'bytes=1-2,', 1, 2",
    "'bytes=,, 1-2 , ,', 1, 2"
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
        "bytes=,",
        "foo",
        "foo,bar",
        ",",
        "="
      })
  void rangeThatIsNoneIsNotSatisfiable(String text) {
    assertUnsatisfiable(
        assertThrows(ImagesException.class, () -> range(text, SIZE)).fault(), "bytes */10");
  }

  private static Slice ofUnknownSize(String range, String contentRange, String condition) {
    return ByteRange.of(List.of(range), List.of(contentRange), List.of(condition))
        .slice(Optional.empty(), TAG);
  }

  @ParameterizedTest
  @CsvSource({"'','',''", "'lines=1-2','',''", "'bytes=1-2','','\"other\"'"})
  void dataOfUnknownSizeAreReadWhole(String range, String contentRange, String condition) {
    assertSame(Slice.ENTIRE, ofUnknownSize(range, contentRange, condition));
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-,''", "bytes=-3,''", "nonsense,''", "'',bytes 1-2/*", "'',nonsense"})
  void noPartOfDataOfUnknownSizeIsRead(String range, String contentRange) {
    assertEquals(
        400,
        assertThrows(ImagesException.class, () -> ofUnknownSize(range, contentRange, ""))
            .fault()
            .type()
            .status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-", "bytes=0-0", "bytes=-1", "bytes=-0"})
  void emptyImageHasNoRange(String text) {
    assertUnsatisfiable(
        assertThrows(ImagesException.class, () -> range(text, 0)).fault(), "bytes */0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "bytes=0-1,,3-4,", "bytes=a,b"})
  void severalRangesAreRefused(String text) {
    Fault fault = assertThrows(ImagesException.class, () -> range(text, SIZE)).fault();
    assertEquals(400, fault.type().status());
    assertEquals("Invalid value for 'Range': only one range can be asked for", fault.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines=1-2", "items = 0-1", "x-bytes=0-1,3-4", "none="})
  void otherUnitIsNoRange(String text) {
    assertEquals(WHOLE, range(text, SIZE));
    assertEquals(Slice.whole(0), range(text, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"other\"",
        "781e",
        "W/\"781e\"",
        "*",
        "\"781e\",\"781e\"",
        "Sat, 28 Nov 2026 10:00:00 GMT"
      })
  void rangeUnderAConditionThatDoesNotHoldIsNone(String condition) {
    for (String range : List.of("bytes=0-4", "bytes=99-", "bytes=0-1,3-4")) {
      assertEquals(
          WHOLE,
          ByteRange.of(List.of(range), List.of(), List.of(condition)).slice(SIZE, TAG),
          range);
    }
    assertEquals(
        WHOLE, ByteRange.of(List.of("bytes=0-4"), List.of(), List.of("null")).slice(SIZE, null));
  }

  @Test
  void rangeUnderAConditionThatHoldsIsSent() {
    assertEquals(
        new Slice(0, 5, SIZE, true),
        ByteRange.of(List.of("bytes=0-4"), List.of(), List.of(" " + TAG)).slice(SIZE, TAG));
  }

  @Test
  void repeatedHeaderIsSeveralRanges() {
    ByteRange twice = ByteRange.of(List.of("bytes=0-1", "bytes=3-4"), List.of(), List.of());
    assertEquals(
        400,
        assertThrows(ImagesException.class, () -> twice.slice(SIZE, TAG)).fault().type().status());
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
        ByteRange.of(List.of("bytes=2-2"), List.of("bytes 5-6/*"), List.of()).slice(SIZE, TAG));
  }

  @Test
  void withoutARangeAllBytesAreMeant() {
    assertEquals(WHOLE, ByteRange.of(List.of(), List.of(), List.of()).slice(SIZE, TAG));
    assertEquals(new Slice(0, 0, 0, false), ByteRange.WHOLE.slice(0, null));
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

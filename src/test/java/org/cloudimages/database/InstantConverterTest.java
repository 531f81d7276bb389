package org.cloudimages.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantConverterTest {

  private final InstantConverter converter = new InstantConverter();

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00.000001Z,1",
    "2026-02-03T04:05:06.789012Z,1770091506789012",
    "1969-12-31T23:59:59.999999Z,-1",
    "0000-01-01T00:00:00Z,-62167219200000000",
    "9999-12-31T23:59:59.999999Z,253402300799999999"
  })
  void microsecondsAreKept(Instant instant, long micros) {
    assertEquals(micros, converter.convertToDatabaseColumn(instant));
    assertEquals(instant, converter.convertToEntityAttribute(micros));
  }

  @Test
  void nullStaysNull() {
    assertNull(converter.convertToDatabaseColumn(null));
    assertNull(converter.convertToEntityAttribute(null));
  }
}

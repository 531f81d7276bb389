package org.cloudimages.limit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferLimitTest {

  @Test
  void oneAboveTheLimitIsRefusedUntilAnotherEnds() {
    TransferLimit limit = new TransferLimit(" 2 ");
    limit.begin();
    limit.begin();
    ImagesException refusal = assertThrows(ImagesException.class, limit::begin);
    assertEquals(FaultType.UNAVAILABLE, refusal.fault().type());
    assertEquals("5", refusal.fault().headers().get("Retry-After"));
    limit.end();
    assertDoesNotThrow(limit::begin);
    assertThrows(ImagesException.class, limit::begin);
  }

  @Test
  void zeroIsNoBound() {
    TransferLimit limit = new TransferLimit("0");
    for (int n = 0; n < 10_000; n++) {
      limit.begin();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "many", "1000000", "1.5"})
  void whatIsNoNumberIsRefusedWithItsKey(String setting) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new TransferLimit(setting));
    assertTrue(refusal.getMessage().startsWith("images.limit.transfers "), refusal::getMessage);
  }
}

package org.cloudimages.data.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StoreFailuresTest {

  @ParameterizedTest
  @CsvSource({"FULL,OVER_LIMIT", "UNAVAILABLE,UNAVAILABLE", "FORBIDDEN,UNAVAILABLE"})
  void storeThatTakesNothingIsToldWithoutItsWords(Reason reason, FaultType expected) {
    RuntimeException told = StoreFailures.asFault(new StoreException(reason, "secret"));

    assertEquals(expected, assertInstanceOf(ImagesException.class, told).fault().type());
    assertEquals(-1, told.getMessage().indexOf("secret"));
  }

  @ParameterizedTest
  @EnumSource(names = {"MISSING", "IN_USE", "BROKEN"})
  void whatNobodyExpectsStaysAnIncident(Reason reason) {
    StoreException failure = new StoreException(reason, "odd");

    assertSame(failure, StoreFailures.asFault(failure));
  }

  @Test
  void otherFailuresStayIncidents() {
    RuntimeException unexpected = new IllegalArgumentException();
    IOException checked = new IOException();

    assertSame(unexpected, StoreFailures.asFault(unexpected));
    assertSame(checked, StoreFailures.asFault(checked).getCause());
  }
}

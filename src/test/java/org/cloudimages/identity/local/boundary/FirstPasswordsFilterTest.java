package org.cloudimages.identity.local.boundary;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstPasswordsFilterTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
  void callerOnThisMachineIsOne(String address) {
    assertTrue(FirstPasswordsFilter.isLoopback(address));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "192.0.2.1",
        "2001:db8::1",
        "fe80::1%eth0",
        "::ffff:192.0.2.1",
        "localhost",
        "127.0.0.1.example.com",
        "127.0.0.1, 192.0.2.1"
      })
  void everyoneElseIsNone(String address) {
    assertFalse(FirstPasswordsFilter.isLoopback(address));
  }
}

package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHttpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://controller:5000",
        "http://10.0.0.1",
        "http://127.example.com",
        "http://localhost.example.com",
        "http://[::2]:80"
      })
  void anotherMachineIsWarnedOf(String url) {
    assertTrue(PlainHttp.leavesTheMachine(URI.create(url)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://controller:5000",
        "http://localhost:5000/v3",
        "http://LOCALHOST",
        "http://127.0.0.1:5000",
        "http://127.1.2.3",
        "http://[::1]:80"
      })
  void thisMachineAndEncryptionAreNot(String url) {
    assertFalse(PlainHttp.leavesTheMachine(URI.create(url)));
  }
}

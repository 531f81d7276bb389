package org.cloudimages.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.junit.jupiter.api.function.Executable;

/** Asserts how the service's own code refuses something. */
public final class Faults {

  private Faults() {}

  /** Asserts the status of the refusal and returns what the client would be told. */
  public static Fault assertRefused(int status, Executable action) {
    Fault fault = assertThrows(ImagesException.class, action).fault();
    assertEquals(status, fault.type().status(), fault::message);
    return fault;
  }

  /** Asserts status and message of the refusal. */
  public static void assertRefused(int status, String message, Executable action) {
    assertEquals(message, assertRefused(status, action).message());
  }
}

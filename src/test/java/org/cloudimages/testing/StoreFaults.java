package org.cloudimages.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.junit.jupiter.api.function.Executable;

/** Asserts how stores fail. */
public final class StoreFaults {

  private StoreFaults() {}

  /** Asserts a failure of the store for that reason. */
  public static void expect(Reason reason, Executable work) {
    StoreException failure = assertThrows(StoreException.class, work);
    assertEquals(reason, failure.reason(), failure::toString);
    assertFalse(failure.getMessage().isEmpty());
  }

  /** Asserts that the work is done, or fails as a store does. */
  public static void expectDoneOrFailed(Executable work) {
    try {
      work.execute();
    } catch (StoreException e) {
      assertNotNull(e.reason());
    } catch (Throwable e) {
      throw new AssertionError("no failure of a store", e);
    }
  }
}

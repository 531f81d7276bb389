package org.cloudimages.limit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.cloudimages.fault.ImagesException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many transfers of data this node has at once ({@code images.limit.transfers}, 0 for no
 * bound). Each holds a thread of the server for as long as its client takes, and those that are
 * left are for everybody else. Thread-safe.
 */
@Singleton
public class TransferLimit {

  private static final String KEY = "images.limit.transfers";

  private final Semaphore free;

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException with the key, when it is no number
   */
  @Inject
  TransferLimit(@ConfigProperty(name = KEY, defaultValue = "400") String most) {
    this.free = new Semaphore(parse(most.strip()));
  }

  private static int parse(String most) {
    if (!most.matches("\\d{1,6}")) {
      throw new IllegalArgumentException(
          KEY + " must be a number of transfers, 0 for no bound, but is: " + most);
    }
    int number = Integer.parseInt(most);
    return number == 0 ? Integer.MAX_VALUE : number;
  }

  /**
   * Begins a transfer, which must be ended.
   *
   * @throws ImagesException 503 when there are as many as there may be
   */
  void begin() {
    if (!free.tryAcquire()) {
      throw ImagesException.unavailable();
    }
  }

  void end() {
    free.release();
  }
}

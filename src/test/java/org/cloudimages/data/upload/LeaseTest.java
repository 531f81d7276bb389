package org.cloudimages.data.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.testing.Await;
import org.junit.jupiter.api.Test;

class LeaseTest {

  @Test
  void leaseIsRenewedFromTimeToTime() {
    AtomicInteger renewals = new AtomicInteger();
    Lease lease =
        new Lease(
            new UploadSettings(1, Duration.ofHours(1), Duration.ofMillis(500)),
            () -> renewals.incrementAndGet() > 0,
            ImagesException::unavailable);

    lease.keep();
    assertEquals(0, renewals.get());
    Await.until(
        () -> {
          lease.keep();
          return renewals.get() == 1;
        });
  }

  @Test
  void leaseThatCannotBeRenewedRunsOut() {
    AtomicInteger attempts = new AtomicInteger();
    Lease lease =
        new Lease(
            new UploadSettings(1, Duration.ofMillis(200), Duration.ofMillis(1)),
            () -> {
              attempts.incrementAndGet();
              throw new IllegalStateException("away");
            },
            () -> ImagesException.gone("lost"));

    ImagesException refused =
        assertThrows(
            ImagesException.class,
            () ->
                Await.until(
                    () -> {
                      lease.keep();
                      return false;
                    }));

    assertEquals(FaultType.UNAVAILABLE, refused.fault().type());
    assertTrue(attempts.get() > 1);
  }
}

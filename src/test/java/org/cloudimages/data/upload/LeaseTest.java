package org.cloudimages.data.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.testing.Await;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private final StubClaims claims = new StubClaims();

  private Lease lease(String duration, String check) {
    return new Lease(
        StubClaims.upload(),
        claims,
        new UploadSettings(1, Duration.parse(duration), Duration.parse(check)));
  }

  @Test
  void leaseIsRenewedFromTimeToTime() {
    Lease lease = lease("PT1H", "PT0.5S");
    claims.answers.add(true);

    lease.keep();
    assertEquals(0, claims.calls.size());
    Await.until(
        () -> {
          lease.keep();
          return claims.calls.size() == 1;
        });
  }

  @Test
  void leaseThatCannotBeRenewedRunsOut() {
    Lease lease = lease("PT0.2S", "PT0.001S");

    ImagesException refused =
        assertThrows(
            ImagesException.class,
            () ->
                Await.until(
                    () -> {
                      claims.answers.add(new IllegalStateException("away"));
                      lease.keep();
                      return false;
                    }));

    assertEquals(FaultType.UNAVAILABLE, refused.fault().type());
    assertTrue(claims.calls.size() > 1);
  }
}

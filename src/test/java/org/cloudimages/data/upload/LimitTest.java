package org.cloudimages.data.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.limit.quota.DataQuotas;
import org.junit.jupiter.api.Test;

class LimitTest {

  private final StubClaims claims = new StubClaims();

  private Limit limit(Upload upload) {
    return new Limit(
        upload, claims, new UploadSettings(100, Duration.ofMinutes(1), Duration.ofSeconds(1)));
  }

  private static FaultType refusal(Limit limit, long bytes) {
    return assertThrows(ImagesException.class, () -> limit.require(bytes)).fault().type();
  }

  @Test
  void quotaIsAskedAgainWhenItsSliceIsUsedUp() {
    Limit limit = limit(StubClaims.upload(10, true));
    claims.answers.add(OptionalLong.of(30));
    claims.answers.add(OptionalLong.of(31));

    limit.require(10);
    limit.require(11);
    limit.require(30);
    limit.require(31);

    assertEquals(List.of("extend 10 to 11", "extend 30 to 31"), claims.calls);
    assertEquals(31, limit.noted());
  }

  @Test
  void quotaThatIsLiftedIsNotAskedAgain() {
    Limit limit = limit(StubClaims.upload(10, true));
    claims.answers.add(OptionalLong.of(DataQuotas.UNBOUNDED));

    limit.require(11);
    limit.require(100);

    assertEquals(List.of("extend 10 to 11"), claims.calls);
    assertEquals(10, limit.noted());
  }

  @Test
  void noImageMayHaveMoreThanAnyMayHave() {
    assertEquals(FaultType.OVER_LIMIT, refusal(limit(StubClaims.upload()), 101));
    assertEquals(FaultType.OVER_LIMIT, refusal(limit(StubClaims.upload(10, true)), 101));
    assertEquals(List.of(), claims.calls);
  }

  @Test
  void fullQuotaIsToldAndLostClaimToo() {
    claims.answers.add(OptionalLong.of(10));
    assertEquals(FaultType.OVER_LIMIT, refusal(limit(StubClaims.upload(10, true)), 11));

    claims.answers.add(OptionalLong.empty());
    assertEquals(FaultType.GONE, refusal(limit(StubClaims.upload(10, true)), 11));
  }
}

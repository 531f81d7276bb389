package org.cloudimages.reclaim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows the figures of the reclaimer in the server's own health page and console. It is always up:
 * bytes that wait to be removed keep no node from serving.
 */
@Readiness
@ApplicationScoped
public class ReclaimReadiness implements HealthCheck {

  @Inject private Reclaim reclaim;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("reclaim")
        .up()
        .withData("queueLength", reclaim.getQueueLength())
        .withData("oldestSeconds", reclaim.getOldestSeconds())
        .withData("reclaimedBlobs", reclaim.getReclaimedBlobs())
        .withData("reclaimedBytes", reclaim.getReclaimedBytes())
        .withData("lastRoundSeconds", reclaim.getLastRoundSeconds())
        .withData("setAside", reclaim.getSetAside().toString())
        .withData("failures", reclaim.getFailures().toString())
        .withData("failingStores", String.join(", ", reclaim.getFailingStores()))
        .withData("orphans", reclaim.getOrphans())
        .withData("missing", reclaim.getMissing())
        .withData("lastScan", reclaim.getLastScan())
        .build();
  }
}

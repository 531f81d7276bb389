package org.cloudimages.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.cloudimages.database.Database;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether a load balancer should send requests here, in the server's own health page and console:
 * the database has come up and can be written, and the node does not drain.
 */
@Readiness
@ApplicationScoped
public class ImagesReadiness implements HealthCheck {

  @Inject private Drain drain;
  @Inject private Database database;

  @Override
  public HealthCheckResponse call() {
    boolean ready = database.isReady();
    return HealthCheckResponse.named("images")
        .status(ready && !drain.isDraining())
        .withData("database", ready ? "ready" : "not ready")
        .withData("draining", drain.isDraining())
        .build();
  }
}

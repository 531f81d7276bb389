package org.cloudimages.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** What {@code /healthcheck/ready} tells, in the server's own health page and console. */
@Readiness
@ApplicationScoped
public class ImagesReadiness implements HealthCheck {

  @Inject private NodeReadiness readiness;

  @Override
  public HealthCheckResponse call() {
    Health health = readiness.current();
    return HealthCheckResponse.named("images")
        .status(health.isOk())
        .withData("status", health.status().name())
        .withData("reasons", String.join(" ", health.reasons()))
        .build();
  }
}

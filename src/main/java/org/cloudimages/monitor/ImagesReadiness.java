package org.cloudimages.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.cloudimages.management.Figure;
import org.cloudimages.management.ManagementBeans;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * What {@code /healthcheck/ready} tells, in the server's own health page and console, with the
 * figures of all beans, in whole numbers.
 */
@Readiness
@ApplicationScoped
public class ImagesReadiness implements HealthCheck {

  @Inject private NodeReadiness readiness;
  @Inject private ManagementBeans beans;

  @Override
  public HealthCheckResponse call() {
    Health health = readiness.current();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("images")
            .status(health.isOk())
            .withData("status", health.status().name())
            .withData("reasons", String.join(" ", health.reasons()));
    beans.figures().forEach(figure -> add(figure, response));
    return response.build();
  }

  /** Such as {@code Reclaim.QueueLength} or {@code Reclaim.QueueLengths.default}. */
  private static void add(Figure figure, HealthCheckResponseBuilder response) {
    String name = figure.bean() + "." + figure.name();
    figure
        .values()
        .forEach(
            (key, value) ->
                response.withData(key.isEmpty() ? name : name + "." + key, Math.round(value)));
  }
}

package org.cloudimages.bench;

import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * What the load generator counted.
 *
 * @param took how long it sent requests
 * @param bytes received in all, headers included
 * @param errors requests without an answer or with another status than expected
 */
record Load(long requests, Duration took, long bytes, Duration p50, Duration p99, long errors) {

  static Load of(JsonObject counted) {
    return new Load(
        counted.getJsonNumber("requests").longValue(),
        micros(counted, "micros"),
        counted.getJsonNumber("bytes").longValue(),
        micros(counted, "p50"),
        micros(counted, "p99"),
        counted.getJsonNumber("errors").longValue());
  }

  double requestsPerSecond() {
    return requests * 1e9 / took.toNanos();
  }

  private static Duration micros(JsonObject counted, String name) {
    return Duration.ofNanos(1000 * counted.getJsonNumber(name).longValue());
  }
}

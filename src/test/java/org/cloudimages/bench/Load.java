package org.cloudimages.bench;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the load generator counted.
 *
 * @param took how long it sent requests
 * @param bytes received in all, headers included
 * @param errors requests without an answer or with another status than expected
 * @param broken connections that failed, and requests without an answer
 * @param statuses how often each came, where the script counts them
 */
record Load(
    long requests,
    Duration took,
    long bytes,
    Duration p50,
    Duration p99,
    long errors,
    long broken,
    Map<Integer, Long> statuses) {

  static Load of(JsonObject counted) {
    return new Load(
        counted.getJsonNumber("requests").longValue(),
        micros(counted, "micros"),
        counted.getJsonNumber("bytes").longValue(),
        micros(counted, "p50"),
        micros(counted, "p99"),
        counted.getJsonNumber("errors").longValue(),
        counted.getJsonNumber("broken").longValue(),
        statuses(counted.getJsonObject("statuses")));
  }

  private static Map<Integer, Long> statuses(JsonObject counted) {
    Map<Integer, Long> statuses = new TreeMap<>();
    counted.forEach(
        (status, times) -> statuses.put(Integer.valueOf(status), ((JsonNumber) times).longValue()));
    return statuses;
  }

  double requestsPerSecond() {
    return requests * 1e9 / took.toNanos();
  }

  private static Duration micros(JsonObject counted, String name) {
    return Duration.ofNanos(1000 * counted.getJsonNumber(name).longValue());
  }
}

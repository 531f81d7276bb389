package org.cloudimages.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * One operation in one round.
 *
 * @param round from 1
 * @param cpu what the server's process used meanwhile
 * @param residentMebibytes the memory of the server's process at the end
 */
record Measurement(
    int round, Operation operation, Load load, Duration cpu, long residentMebibytes) {

  static final String CSV_HEAD =
      "round,operation,requests,seconds,requests_per_second,p50_ms,p99_ms,cpu_us_per_request,"
          + "bytes_per_request,errors,resident_mib";

  double cpuMicrosPerRequest() {
    return cpu.toNanos() / 1e3 / load.requests();
  }

  double bytesPerRequest() {
    return (double) load.bytes() / load.requests();
  }

  String csv() {
    return String.format(
        Locale.ROOT,
        "%d,%s,%d,%.3f,%.0f,%.3f,%.3f,%.0f,%.0f,%d,%d",
        round,
        operation.name(),
        load.requests(),
        load.took().toNanos() / 1e9,
        load.requestsPerSecond(),
        load.p50().toNanos() / 1e6,
        load.p99().toNanos() / 1e6,
        cpuMicrosPerRequest(),
        bytesPerRequest(),
        load.errors(),
        residentMebibytes);
  }
}

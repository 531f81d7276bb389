package org.cloudimages.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The table of a benchmark: the median of the rounds, and the service held against its ceilings.
 */
final class Report {

  private final List<Measurement> measurements;

  Report(List<Measurement> measurements) {
    this.measurements = measurements;
  }

  /** Requests that failed or were answered with another status than expected, in all rounds. */
  long errors() {
    return measurements.stream().mapToLong(each -> each.load().errors()).sum();
  }

  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            "%-24s %10s %8s %8s %10s %9s %7s%n",
            "operation", "requests/s", "p50 ms", "p99 ms", "CPU µs/req", "bytes/req", "errors"));
    for (Operation operation : Operation.values()) {
      table.append(row(operation));
    }
    return table
        .append(String.format("%nresident memory of the server: %d MiB at most%n%n", resident()))
        .append(ratio(Operation.SHOW, Operation.ROW))
        .append(ratio(Operation.LIST, Operation.SHOW))
        .append(ratio(Operation.CREATE_DELETE, Operation.COMMIT))
        .toString();
  }

  /** Requests a second of each operation. */
  Plot plot(BenchmarkSettings settings) throws IOException {
    List<Operation> operations = List.of(Operation.values());
    return new Plot(
        "Requests of the service and their ceilings",
        settings.server() + ", " + settings.database() + ", " + Machine.today(),
        "requests/s",
        operations.stream().map(Operation::title).toList(),
        Map.of("median", operations.stream().map(this::requestsPerSecond).toList()));
  }

  private String row(Operation operation) {
    return String.format(
        Locale.ROOT,
        "%-24s %10.0f %8.2f %8.2f %10.0f %9.0f %7d%n",
        operation.title(),
        requestsPerSecond(operation),
        median(operation, each -> each.load().p50().toNanos() / 1e6),
        median(operation, each -> each.load().p99().toNanos() / 1e6),
        median(operation, Measurement::cpuMicrosPerRequest),
        median(operation, Measurement::bytesPerRequest),
        measurements.stream()
            .filter(each -> each.operation() == operation)
            .mapToLong(each -> each.load().errors())
            .sum());
  }

  private String ratio(Operation operation, Operation ceiling) {
    return String.format(
        Locale.ROOT,
        "%s / %s: %.2f%n",
        operation.title(),
        ceiling.title(),
        requestsPerSecond(operation) / requestsPerSecond(ceiling));
  }

  private double requestsPerSecond(Operation operation) {
    return median(operation, each -> each.load().requestsPerSecond());
  }

  private long resident() {
    return measurements.stream().mapToLong(Measurement::residentMebibytes).max().orElseThrow();
  }

  private double median(Operation operation, ToDoubleFunction<Measurement> value) {
    double[] sorted =
        measurements.stream()
            .filter(each -> each.operation() == operation)
            .mapToDouble(value)
            .sorted()
            .toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

package org.cloudimages.monitor.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.management.ManagementBean;

/** Counts and times the requests of this node. Thread-safe, and no request waits for another. */
@Singleton
public class Requests implements RequestsMXBean, ManagementBean {

  private static final String OPERATION = "operation";
  private static final String STATUS = "status";
  private static final String DELETE_IMAGE = "images.delete";
  private static final double NANOS = Duration.ofSeconds(1).toNanos();
  private static final double MILLIS = Duration.ofSeconds(1).toMillis();

  /** Seconds, from a warm show to a long transfer. */
  private static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600
  };

  private final LongAdder running = new LongAdder();
  private final Counter answered =
      Counter.builder()
          .name("images_requests")
          .help("Answers by operation and status.")
          .labelNames(OPERATION, STATUS)
          .withoutExemplars()
          .build();
  private final Histogram times =
      Histogram.builder()
          .name("images_request_duration_seconds")
          .help("How long an answer took, to its last byte, by operation and class of status.")
          .labelNames(OPERATION, STATUS)
          .classicOnly()
          .classicUpperBounds(BOUNDS)
          .withoutExemplars()
          .build();

  /** Notes that a request has come. */
  void begin() {
    running.increment();
  }

  /**
   * Notes that a request is over.
   *
   * @param status of its answer
   * @param nanos from its first filter to the last byte of the answer
   */
  void end(String operation, int status, long nanos) {
    running.decrement();
    answered.labelValues(operation, Integer.toString(status)).inc();
    times.labelValues(operation, status / 100 + "xx").observe(nanos / NANOS);
  }

  /** What Prometheus is to get beside the figures of the bean. */
  Stream<MetricSnapshot> metrics() {
    return Stream.of(answered.collect(), times.collect());
  }

  @Override
  public Class<?> contract() {
    return RequestsMXBean.class;
  }

  @Override
  public long getRunning() {
    return running.sum();
  }

  @Override
  public Map<String, Long> getAnswered() {
    return counts(labels -> true, labels -> labels.get(OPERATION) + " " + labels.get(STATUS));
  }

  @Override
  public Map<String, Double> getMeanMillis() {
    Map<String, List<HistogramDataPointSnapshot>> operations =
        times.collect().getDataPoints().stream()
            .collect(
                Collectors.groupingBy(
                    point -> point.getLabels().get(OPERATION), TreeMap::new, Collectors.toList()));
    Map<String, Double> means = new TreeMap<>();
    operations.forEach((operation, points) -> means.put(operation, MILLIS * mean(points)));
    return means;
  }

  private static double mean(List<HistogramDataPointSnapshot> points) {
    return points.stream().mapToDouble(HistogramDataPointSnapshot::getSum).sum()
        / points.stream().mapToLong(HistogramDataPointSnapshot::getCount).sum();
  }

  @Override
  public Map<String, Long> getDeletes() {
    return counts(
        labels -> DELETE_IMAGE.equals(labels.get(OPERATION)), labels -> labels.get(STATUS));
  }

  private Map<String, Long> counts(Predicate<Labels> counted, Function<Labels, String> key) {
    return answered.collect().getDataPoints().stream()
        .filter(point -> counted.test(point.getLabels()))
        .collect(
            Collectors.toMap(
                (CounterDataPointSnapshot point) -> key.apply(point.getLabels()),
                point -> (long) point.getValue(),
                Long::sum,
                TreeMap::new));
  }
}

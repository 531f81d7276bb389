package org.cloudimages.monitor.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cloudimages.management.Figure;
import org.cloudimages.management.ManagementBeans;

/**
 * All figures in the text format of Prometheus: those of the requests, and those of every bean that
 * operators see, whose texts become the help.
 */
@Singleton
class Metrics {

  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final ManagementBeans beans;
  private final Requests requests;

  @Inject
  Metrics(ManagementBeans beans, Requests requests) {
    this.beans = beans;
    this.requests = requests;
  }

  byte[] text() {
    List<MetricSnapshot> all =
        Stream.concat(requests.metrics(), beans.figures().stream().map(Metrics::of)).toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.write(bytes, new MetricSnapshots(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static MetricSnapshot of(Figure figure) {
    return figure.growing() ? counter(figure) : gauge(figure);
  }

  private static MetricSnapshot counter(Figure figure) {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder().name(name(figure)).help(figure.text());
    figure
        .values()
        .forEach(
            (key, value) ->
                counter.dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(labels(figure, key))
                        .value(value)
                        .build()));
    return counter.build();
  }

  private static MetricSnapshot gauge(Figure figure) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name(figure)).help(figure.text());
    figure
        .values()
        .forEach(
            (key, value) ->
                gauge.dataPoint(
                    GaugeDataPointSnapshot.builder()
                        .labels(labels(figure, key))
                        .value(value)
                        .build()));
    return gauge.build();
  }

  private static Labels labels(Figure figure, String key) {
    return key.isEmpty() ? Labels.EMPTY : Labels.of(figure.key(), key);
  }

  /** Such as {@code images_reclaim_queue_length}. */
  private static String name(Figure figure) {
    return "images_" + words(figure.bean()) + "_" + words(figure.name());
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}

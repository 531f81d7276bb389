package org.cloudimages.monitor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudimages.management.ManagementBeans;
import org.junit.jupiter.api.Test;

class RequestsTest {

  private final Requests requests = new Requests();

  private void note(String operation, int status, long millis) {
    requests.begin();
    requests.end(operation, status, Duration.ofMillis(millis).toNanos());
  }

  private List<String> text() {
    Metrics metrics = new Metrics(new ManagementBeans(Stream.of(requests)), requests);
    return new String(metrics.text(), StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void answersAreCountedByOperationAndStatus() {
    note("images.delete", 204, 10);
    note("images.delete", 204, 30);
    note("images.delete", 404, 2);
    note("images.show", 200, 1);

    assertEquals(
        Map.of("images.delete 204", 2L, "images.delete 404", 1L, "images.show 200", 1L),
        requests.getAnswered());
    assertEquals(Map.of("204", 2L, "404", 1L), requests.getDeletes());
    assertEquals(14.0, requests.getMeanMillis().get("images.delete"), 1e-6);
  }

  @Test
  void requestRunsUntilItsEnd() {
    requests.begin();
    requests.begin();
    requests.end(Operation.OTHER, 401, 1);

    assertEquals(1, requests.getRunning());
  }

  @Test
  void prometheusGetsCountsTimesAndTheFiguresOfTheBean() {
    note("images.delete", 204, 30);
    note("images.delete", 204, 3);
    requests.begin();

    List<String> lines = text();

    for (String line :
        List.of(
            "images_requests_total{operation=\"images.delete\",status=\"204\"} 2.0",
            "images_request_duration_seconds_bucket"
                + "{operation=\"images.delete\",status=\"2xx\",le=\"0.005\"} 1",
            "images_request_duration_seconds_count{operation=\"images.delete\",status=\"2xx\"} 2",
            "# HELP images_requests_running Requests that are being answered.",
            "# TYPE images_requests_running gauge",
            "images_requests_running 1.0",
            "# TYPE images_requests_deletes_total counter",
            "images_requests_deletes_total{status=\"204\"} 2.0")) {
      assertEquals(1, lines.stream().filter(line::equals).count(), () -> line + " in " + lines);
    }
  }
}

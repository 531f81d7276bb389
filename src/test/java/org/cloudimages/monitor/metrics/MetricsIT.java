package org.cloudimages.monitor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.DrainSwitch;
import org.cloudimages.testing.JmxConnection;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured, as Prometheus and as an operator's console read it. */
@ArquillianTest
@SharedDeployment
class MetricsIT {

  private static final String METRICS = "/metrics";

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private static <T> T requests(Function<RequestsMXBean, T> figure) {
    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      return figure.apply(server.bean("Requests", RequestsMXBean.class));
    }
  }

  /** The value of a metric, 0 where it is not there yet. */
  private static double metric(String series) {
    return Api.anonymous()
        .get(METRICS)
        .expect(200)
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .sum();
  }

  private static double answered(String operation, int status) {
    return metric(
        "images_requests_total{operation=\"%s\",status=\"%d\"}".formatted(operation, status));
  }

  @Test
  void everyAnswerIsCountedOnceByWhatWasAskedFor() {
    double deleted = answered("images.delete", 204);
    double missed = answered("images.delete", 404);
    double created = answered("images.create", 201);
    double refused = answered("other", 401);
    Map<String, Long> deletes = requests(RequestsMXBean::getDeletes);

    String image = owner.create("to be counted");
    owner.delete(image).expect(204);
    owner.delete(image).expect(404);
    Api.withToken("unknown").delete(image).expect(401);

    assertEquals(deleted + 1, answered("images.delete", 204));
    assertEquals(missed + 1, answered("images.delete", 404));
    assertEquals(created + 1, answered("images.create", 201));
    assertEquals(refused + 1, answered("other", 401));
    Map<String, Long> after = requests(RequestsMXBean::getDeletes);
    assertEquals(deletes.getOrDefault("204", 0L) + 1, after.get("204"));
    assertEquals(deletes.getOrDefault("404", 0L) + 1, after.get("404"));
    assertTrue(requests(RequestsMXBean::getMeanMillis).get("images.delete") > 0);
  }

  @Test
  void noIdOrProjectIsALabel() {
    String image = owner.create("private");
    owner.get(image).expect(200);
    owner.get("/v2/images/" + UUID.randomUUID()).expect(404);

    String text = Api.anonymous().get(METRICS).expect(200).body();

    assertFalse(text.contains(Api.idOf(image)), text);
    assertFalse(text.contains("demo"), text);
  }

  @Test
  void figuresOfEveryBeanAreThere() {
    Answer answer = Api.anonymous().get(METRICS).expect(200);

    assertTrue(answer.header("Content-Type").orElse("").startsWith("text/plain"));
    assertTrue(answer.body().contains("# TYPE images_reclaim_queue_length gauge\n"));
    assertTrue(answer.body().contains("# TYPE images_reclaim_reclaimed_blobs_total counter\n"));
    assertTrue(answer.body().contains("# TYPE images_drain_draining gauge\n"));
  }

  @Test
  void drainedNodeIsStillMeasured() {
    try (DrainSwitch drained = DrainSwitch.on()) {
      assertEquals(1.0, metric("images_drain_draining"));
    }
    assertEquals(0.0, metric("images_drain_draining"));
  }

  /** As a proxy on the machine of the server would send it. */
  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP"})
  void whoComesFromElsewhereNeedsTheTokenOfAnAdministrator(String header) {
    Api.anonymous().with(header, "127.0.0.1").get(METRICS).expect(401);
    Api.withToken("unknown").with(header, "127.0.0.1").get(METRICS).expect(401);
    owner
        .with(header, "127.0.0.1")
        .get(METRICS)
        .expectFault(403, "Metrics are for administrators.");
    Api.as("admin").with(header, "127.0.0.1").get(METRICS).expect(200);
  }

  @ParameterizedTest
  @CsvSource({"POST, 405", "DELETE, 405", "HEAD, 200"})
  void metricsAreOnlyRead(String method, int status) {
    Answer answer = Api.anonymous().send(method, METRICS, BodyPublishers.noBody()).expect(status);

    assertEquals(status == 405 ? "GET, HEAD" : "", answer.header("Allow").orElse(""));
  }
}

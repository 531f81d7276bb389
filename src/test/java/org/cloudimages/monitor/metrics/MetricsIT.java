package org.cloudimages.monitor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.database.figures.DatabaseMXBean;
import org.cloudimages.identity.figures.IdentityMXBean;
import org.cloudimages.monitor.figures.FiguresMXBean;
import org.cloudimages.reclaim.ReclaimMXBean;
import org.cloudimages.recycle.control.RecycleBinMXBean;
import org.cloudimages.server.Prometheus;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.DrainSwitch;
import org.cloudimages.testing.JmxConnection;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.Promtool;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.WildFlyOnly;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured, as Prometheus and as an operator's console read it. */
@ArquillianTest
class MetricsIT {

  private static final String METRICS = "/metrics";
  private static final Path DASHBOARD = Path.of("server-config/grafana/images.json");

  private static final Pattern MANAGEMENT_PORT =
      Pattern.compile("jboss\\.management\\.http\\.port=(\\d+)");

  /** Metrics that the rules look at, at least. */
  private static final int RULES = 10;

  private final Api owner = Api.as("member");
  private final Api keeper = Api.as("keeper");
  private final List<String> kept = new ArrayList<>();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.limit.login.user", "1",
            "images.quota.count.hasty", "0",
            "images.recycle-bin.retention.kept", "PT1H"));
  }

  private static <T> void call(String type, Class<T> contract, Consumer<T> operation) {
    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      operation.accept(server.bean(type, contract));
    }
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

  @AfterEach
  void emptyBin() {
    kept.forEach(image -> keeper.delete(Api.binned(image)).expect(204));
  }

  /** Makes some of everything that is counted, and returns what should have grown by it. */
  private List<String> traffic() {
    String image = owner.createRaw();
    owner.upload(image, "data").expect(204);
    owner.get(image + "/file").expect(200);
    owner.upload(image, "data").expect(409);
    String imported = owner.createRaw();
    owner.put(imported + "/stage", BodyPublishers.ofString("data")).expect(204);
    owner
        .post(imported + "/import", JsonText.object("{'method':{'name':'glance-direct'}}"))
        .expect(202);
    Await.until(() -> owner.status(imported).equals("active"));
    String binned = keeper.create("to be kept");
    kept.add(binned);
    keeper.delete(binned).expect(204);
    Api.as("hasty").post("/v2/images", JsonText.object("{}")).expect(413);
    String stranger = UUID.randomUUID().toString();
    login(stranger).expect(401);
    login(stranger).expect(413);
    Api.withToken("unknown").get(image).expect(401);
    owner.delete(owner.create("to be deleted")).expect(204);
    return List.of(
        "images_transfers_done_total{kind=\"upload\"}",
        "images_transfers_done_total{kind=\"download\"}",
        "images_transfers_done_total{kind=\"stage\"}",
        "images_transfers_done_total{kind=\"import\"}",
        "images_transfers_failed_total{kind=\"upload\"}",
        "images_transfers_bytes_total{kind=\"upload\"}",
        "images_transfers_bytes_total{kind=\"download\"}",
        "images_transfers_bytes_total{kind=\"stage\"}",
        "images_transfers_bytes_total{kind=\"import\"}",
        "images_images_by_status{status=\"active\"}",
        "images_stores_blobs{store=\"default\"}",
        "images_stores_bytes{store=\"default\"}",
        "images_recycle_bin_images",
        "images_tasks_by_status{status=\"success\"}",
        "images_limits_quota_refusals_total{quota=\"images\"}",
        "images_limits_rate_refusals_total{rate=\"login\"}",
        "images_identity_failed_logins_total",
        "images_identity_refused_tokens_total",
        "images_database_connections_taken_total",
        "images_database_connection_seconds_total",
        "images_requests_deletes_total{status=\"204\"}");
  }

  private static Answer login(String name) {
    return Api.anonymous()
        .post(
            "/identity/v3/auth/tokens",
            JsonText.object(
                "{'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'"
                    + name
                    + "','domain':{'id':'default'},'password':'guessed'}}}}}"));
  }

  private static Map<String, Double> metrics() {
    return Api.anonymous()
        .get(METRICS)
        .expect(200)
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
  }

  private static void takeFigures() {
    call("Figures", FiguresMXBean.class, FiguresMXBean::takeNow);
  }

  @Test
  void everyFigureMovesWithWhatHappens() {
    takeFigures();
    Await.until(() -> metric("images_recycle_bin_taken_seconds_ago") >= 0);
    Map<String, Double> before = metrics();

    List<String> grown = traffic();

    for (String series : grown) {
      Await.until(
          () -> {
            takeFigures();
            return metric(series) > before.getOrDefault(series, 0.0);
          });
    }
    Map<String, Double> after = metrics();
    assertEquals(1.0, after.get("images_database_ready"));
    assertEquals(0.0, after.get("images_identity_away"));
    for (String subject : List.of("images", "stores", "tasks", "recycle_bin")) {
      assertTrue(after.get("images_" + subject + "_taken_seconds_ago") >= 0, subject);
    }
    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      DatabaseMXBean database = server.bean("Database", DatabaseMXBean.class);
      assertTrue(database.getSchemaVersion().matches("\\d+(\\.\\d+)*"));
    }
  }

  @Test
  void operatorMayAskForWhatIsDoneInTheBackgroundAnyway() {
    call("Reclaim", ReclaimMXBean.class, ReclaimMXBean::reclaimNow);
    call("RecycleBin", RecycleBinMXBean.class, RecycleBinMXBean::expireNow);
    call("Identity", IdentityMXBean.class, IdentityMXBean::clearTokenCache);

    Await.until(() -> console().contains("An operator called expireNow of RecycleBin."));
    owner.get("/v2/images?limit=1").expect(200);
  }

  /** Also where whoever writes it knows of no request; Payara's lines have their message below. */
  @Test
  void lineOfTheLogNamesTheRequestThatBroughtItAbout() {
    BodyPublisher encrypted =
        BodyPublishers.ofByteArray("LUKS\u00ba\u00be".getBytes(StandardCharsets.ISO_8859_1));

    Answer answer = owner.upload(owner.createRaw(), encrypted).expect(204);

    String id = answer.header("X-Openstack-Request-Id").orElseThrow();
    Pattern line = Pattern.compile(Pattern.quote(id) + "[^\\n]*\\n?[^\\n]*look like luks");
    Await.until(() -> line.matcher(console()).find());
  }

  private static String console() {
    try {
      return Files.readString(TestBed.get().server().console());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Payara answers such a page to nobody from outside. */
  @Test
  @WildFlyOnly
  void healthPageOfTheServerHasTheFiguresAsData() throws IOException {
    Path commandLine = Path.of("/proc", Long.toString(TestBed.get().server().pid()), "cmdline");
    Matcher port = MANAGEMENT_PORT.matcher(Files.readString(commandLine));
    assertTrue(port.find());
    URI page = URI.create("http://127.0.0.1:" + port.group(1) + "/health/ready");

    String ready;
    try (InputStream body = page.toURL().openStream()) {
      ready = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    for (String figure :
        List.of("Reclaim.QueueLengths.default", "Requests.Running", "Database.Ready")) {
      assertTrue(ready.contains('"' + figure + "\":"), ready);
    }
  }

  @Test
  void promtoolHasNothingToSayAboutTheNames() {
    assumeTrue(Promtool.isInstalled(), "There is no promtool.");
    traffic();
    String text = Api.anonymous().get(METRICS).expect(200).body();

    assertEquals(new Promtool.Verdict(0, ""), Promtool.run(text, "check", "metrics"));
  }

  @Test
  void prometheusHasSeriesForEachQueryOfTheDashboardAndForEachRule() throws IOException {
    assumeTrue(Prometheus.isInstalled(), "There is no prometheus.");
    URI endpoint = TestBed.get().server().endpoint();
    takeFigures();
    try (Prometheus prometheus = Prometheus.scraping(Path.of("target/prometheus"), endpoint)) {
      traffic();
      List<String> queries = new ArrayList<>(prometheus.ruleMetrics());
      assertTrue(queries.size() >= RULES, queries::toString);
      queries.addAll(dashboardQueries());
      for (String query : queries) {
        Await.until(() -> !prometheus.query(query).isEmpty());
      }
      Await.until(() -> prometheus.ruleHealths().equals(Set.of("ok")));
    }
  }

  private static List<String> dashboardQueries() throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(DASHBOARD))) {
      return reader.readObject().getJsonArray("panels").stream()
          .flatMap(panel -> panel.asJsonObject().getJsonArray("targets").stream())
          .map(target -> target.asJsonObject().getString("expr"))
          .toList();
    }
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

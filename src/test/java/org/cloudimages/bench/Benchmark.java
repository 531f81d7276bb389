package org.cloudimages.bench;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cloudimages.server.AppServer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Measures the service in one server with one database, against the least that a request and a
 * commit cost there. {@code mvn -Pbench} calls it.
 *
 * <p>Each operation is measured several times, in turn with the others, so that a busy moment of
 * the machine does not fall on one operation alone.
 */
public final class Benchmark {

  private static final Duration FIRST_RUN_LIMIT = Duration.ofSeconds(30);

  private static final Duration WARM_UP = Duration.ofSeconds(6);
  private static final int WARM_UP_LIMIT = 8;

  private final BenchmarkSettings settings;
  private final List<Measurement> measurements = new ArrayList<>();
  private long bareCommits;

  private Benchmark(BenchmarkSettings settings) {
    this.settings = settings;
  }

  public static void main(String[] args) throws Exception {
    BenchmarkSettings settings = BenchmarkSettings.of(args);
    delete(settings.dir());
    if (settings.transfers() > 0) {
      new TransferBenchmark(settings).run();
      return;
    }
    if (!settings.images().equals("0")) {
      new GrowthBenchmark(settings).run();
      return;
    }
    Wrk.requireInstalled();
    if (!settings.peer().equals("none")) {
      new PeerBenchmark(settings).run();
      return;
    }
    if (settings.cold() > 0) {
      new ColdBenchmark(settings).run();
      return;
    }
    if (!settings.overload().equals("0")) {
      new OverloadBenchmark(settings).run();
      return;
    }
    switch (settings.identity()) {
      case "local" -> new Benchmark(settings).run();
      case "keystone" -> new IdentityBenchmark(settings).run();
      default ->
          throw new IllegalArgumentException(
              "bench.identity must be local or keystone: " + settings.identity());
    }
  }

  private void run() throws Exception {
    Files.createDirectories(settings.dir());
    measureServer();
    Files.write(rounds(), rows());
    Report report = new Report(measurements);
    System.out.println();
    System.out.println(head());
    System.out.println(report.table());
    report.plot(settings).write(settings.dir().resolve("requests.svg"));
    System.out.println("Every round: " + rounds());
    if (report.errors() > 0) {
      throw new IllegalStateException(report.errors() + " requests were not answered as expected.");
    }
  }

  private void measureServer() throws Exception {
    try (ServiceUnderLoad service = ServiceUnderLoad.withLocalUsers(settings)) {
      AppServer server = service.server();
      server.start();
      server.deploy(warWithCeilings(settings));
      String token = firstToken(service.data());
      Workload workload =
          Workload.prepare(new ServiceClient(server.endpoint(), token), settings.dir());
      Wrk wrk = new Wrk(server.endpoint(), token);
      ServerProcess process = service.process();
      WarmUp.run(process, WARM_UP_LIMIT, () -> warmUp(workload, wrk));
      bareCommits = workload.bareCommits();
      measureRounds(workload, wrk, process);
    }
  }

  /** Runs all operations in turn. */
  private static Void warmUp(Workload workload, Wrk wrk) throws IOException {
    for (Operation operation : Operation.values()) {
      wrk.run(operation, workload.input(operation), WARM_UP);
    }
    return null;
  }

  private void measureRounds(Workload workload, Wrk wrk, ServerProcess process) throws IOException {
    List<Operation> order = new ArrayList<>(List.of(Operation.values()));
    for (int round = 1; round <= settings.rounds(); round++) {
      System.out.println("Round " + round + " of " + settings.rounds());
      for (Operation operation : order) {
        Duration before = process.cpu();
        Load load = wrk.run(operation, workload.input(operation), settings.measuring());
        Duration cpu = process.cpu().minus(before);
        measurements.add(new Measurement(round, operation, load, cpu, process.residentMebibytes()));
      }
      Collections.rotate(order, 3);
    }
  }

  /** The product's WAR with {@link CeilingResource} in it. */
  static Path warWithCeilings(BenchmarkSettings settings) {
    Path war = settings.dir().resolve(settings.war().getFileName());
    ShrinkWrap.create(ZipImporter.class, war.getFileName().toString())
        .importFrom(settings.war().toFile())
        .as(WebArchive.class)
        .addClass(CeilingResource.class)
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }

  /** The token that a service with local users leaves in its directory at its first start. */
  static String firstToken(Path data) throws IOException, InterruptedException {
    return token(awaitFirstRun(data.resolve("first-run.json")));
  }

  private static Path awaitFirstRun(Path file) throws InterruptedException {
    Instant end = Instant.now().plus(FIRST_RUN_LIMIT);
    while (!Files.exists(file)) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("The service did not write " + file);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return file;
  }

  private static String token(Path firstRun) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(firstRun))) {
      return reader.readObject().getString("token");
    }
  }

  private Path rounds() {
    return settings.dir().resolve("rounds.csv");
  }

  private List<String> rows() {
    List<String> rows = new ArrayList<>(List.of(Measurement.CSV_HEAD));
    measurements.forEach(each -> rows.add(each.csv()));
    return rows;
  }

  private String head() throws IOException {
    return """
    The service against the least that a request and a commit cost in the same server
    %s with %s, %s; %s, for server, database and load generator together
    wrk, closed loop of %d connections, %d images; median of %d rounds of %d s
    One-row commits of %d threads in the server, without HTTP: %d a second
    """
        .formatted(
            settings.server(),
            settings.database(),
            ServiceUnderLoad.HEAP,
            Machine.today(),
            Wrk.CONNECTIONS,
            Workload.IMAGES,
            settings.rounds(),
            settings.measuring().toSeconds(),
            Workload.COMMITTERS,
            bareCommits);
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> paths = Files.walk(tree)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}

package org.cloudimages.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cloudimages.identity.keystone.KeystoneUsers;
import org.cloudimages.server.Glance;
import org.cloudimages.server.Keystone;
import org.cloudimages.server.Ports;
import org.cloudimages.server.Postgres;
import org.cloudimages.testing.Users;

/**
 * Holds each operation against the same of another Images API v2, in turn. {@code mvn -Pbench
 * -Ddb=postgresql -Dbench.peer=glance -Dbench.rounds=5} makes a Glance for it, with the same
 * Keystone and a PostgreSQL of its own; {@code -Dbench.peer=URL -Dbench.peer.token=TOKEN} takes any
 * that is there, where the token's user may have a thousand images.
 */
final class PeerBenchmark {

  private static final String USER = "member";
  private static final String PROJECT = "service";
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final int WARM_UP_LIMIT = 8;

  private static final Map<String, Operation> OPERATIONS = new LinkedHashMap<>();

  static {
    OPERATIONS.put("show", PeerContender::show);
    OPERATIONS.put("list of 20", PeerContender::list);
    OPERATIONS.put("list, three filters", PeerContender::filteredList);
    OPERATIONS.put("create", PeerContender::create);
    OPERATIONS.put("PATCH", PeerContender::patch);
    OPERATIONS.put("delete, queued", PeerContender::deleteQueued);
    OPERATIONS.put("upload of 1 KiB", PeerContender::smallUpload);
    OPERATIONS.put("delete, active", PeerContender::deleteActive);
    OPERATIONS.put("upload, MiB/s", (contender, duration) -> contender.upload());
    OPERATIONS.put("download, MiB/s", (contender, duration) -> contender.download());
  }

  private final BenchmarkSettings settings;

  /** What is measured, for so long unless it ends by itself. */
  private interface Operation {
    double perSecond(PeerContender contender, Duration duration) throws Exception;
  }

  /** What both managed in each round. */
  private record Comparison(Rounds ours, Rounds theirs) {

    double ratio() {
      return ours.median() / theirs.median();
    }
  }

  PeerBenchmark(BenchmarkSettings settings) {
    this.settings = settings;
  }

  void run() throws Exception {
    Files.createDirectories(settings.dir());
    if (settings.peer().equals("glance")) {
      runBesideGlance();
    } else {
      try (ServiceUnderLoad service = ServiceUnderLoad.withLocalUsers(settings)) {
        start(service);
        String token = Benchmark.firstToken(service.data());
        compare(service, token, URI.create(settings.peer()), settings.peerToken());
      }
    }
  }

  private void runBesideGlance() throws Exception {
    int port = Ports.free();
    try (Keystone keystone =
            Keystone.create(settings.dir().resolve("keystone"), KeystoneUsers.projects());
        Postgres postgres = Postgres.create(settings.dir().resolve("glance-postgresql"));
        ServiceUnderLoad service =
            new ServiceUnderLoad(settings, port, KeystoneUsers.settings(keystone.url()))) {
      keystone.start();
      postgres.start();
      String token = new KeystoneUsers(keystone, "http://127.0.0.1:" + port).token(USER);
      try (Glance glance =
          Glance.create(
              settings.dir().resolve("glance"),
              postgres,
              keystone.url(),
              KeystoneUsers.SERVICE_USER,
              Users.PASSWORD,
              PROJECT)) {
        glance.start();
        start(service);
        compare(service, token, glance.endpoint(), token);
      }
    }
  }

  private void start(ServiceUnderLoad service) {
    service.server().start();
    service.server().deploy(settings.war());
  }

  private void compare(ServiceUnderLoad service, String token, URI peer, String peerToken)
      throws Exception {
    PeerContender theirs =
        new PeerContender(peer, peerToken, settings.dir().resolve("peer-inputs"));
    PeerContender ours =
        new PeerContender(
            service.server().endpoint(), token, settings.dir().resolve("service-inputs"));
    WarmUp.run(service.process(), WARM_UP_LIMIT, () -> warmUp(ours));
    Map<String, Comparison> comparisons = new LinkedHashMap<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      System.out.println("Round " + round + " of " + settings.rounds());
      for (Map.Entry<String, Operation> each : OPERATIONS.entrySet()) {
        Comparison comparison =
            comparisons.computeIfAbsent(
                each.getKey(), name -> new Comparison(new Rounds(), new Rounds()));
        comparison.ours().add(each.getValue().perSecond(ours, settings.measuring()));
        comparison.theirs().add(each.getValue().perSecond(theirs, settings.measuring()));
      }
    }
    System.out.println(report(comparisons));
    System.out.println("Resident: " + service.process().residentMebibytes() + " MiB");
    plot(comparisons).write(settings.dir().resolve("peer.svg"));
  }

  private static Void warmUp(PeerContender contender) throws Exception {
    for (Operation operation : OPERATIONS.values()) {
      operation.perSecond(contender, WARM_UP);
    }
    return null;
  }

  private String report(Map<String, Comparison> comparisons) throws IOException {
    StringBuilder report = new StringBuilder();
    report.append(
        "%nThe service (%s with %s, %s) and %s, median of %d rounds of %d s%n%s%n"
            .formatted(
                settings.server(),
                settings.database(),
                ServiceUnderLoad.HEAP,
                settings.peer(),
                settings.rounds(),
                settings.measuring().toSeconds(),
                Machine.today()));
    report.append(String.format("%-22s %10s %10s %8s%n", "a second", "service", "peer", "ratio"));
    comparisons.forEach(
        (name, each) ->
            report.append(
                String.format(
                    Locale.ROOT,
                    "%-22s %10.0f %10.0f %8.2f%n",
                    name,
                    each.ours().median(),
                    each.theirs().median(),
                    each.ratio())));
    return report.toString();
  }

  private Plot plot(Map<String, Comparison> comparisons) throws IOException {
    return new Plot(
        "The service against " + settings.peer(),
        settings.server() + ", " + settings.database() + ", " + Machine.today(),
        "times as fast",
        List.copyOf(comparisons.keySet()),
        Map.of("service / peer", comparisons.values().stream().map(Comparison::ratio).toList()));
  }
}

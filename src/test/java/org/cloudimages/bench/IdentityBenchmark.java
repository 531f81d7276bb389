package org.cloudimages.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cloudimages.identity.keystone.KeystoneUsers;
import org.cloudimages.server.AppServer;
import org.cloudimages.server.Keystone;
import org.cloudimages.server.Ports;
import org.cloudimages.server.ServerSettings;

/**
 * Holds show with a token of a real Keystone against show with a local one: two servers alike, each
 * with its own Derby, measured in turn. {@code mvn -Pbench -Dbench.identity=keystone} calls it.
 */
final class IdentityBenchmark {

  private static final String HEAP = "-Xmx256m";
  private static final String USER = "member";
  private static final Duration WARM_UP = Duration.ofSeconds(40);

  private final BenchmarkSettings settings;

  /** A server under load and what it managed in each round. */
  private record Contender(String title, Wrk wrk, Path input, List<Double> rounds) {

    double median() {
      double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return sorted[sorted.length / 2];
    }
  }

  IdentityBenchmark(BenchmarkSettings settings) {
    this.settings = settings;
  }

  void run() throws IOException, InterruptedException {
    Files.createDirectories(settings.dir());
    Path war = Benchmark.warWithCeilings(settings);
    int port = Ports.free();
    try (Keystone keystone =
            Keystone.create(settings.dir().resolve("keystone"), KeystoneUsers.projects());
        AppServer local = server("local", Ports.free(), Map.of());
        AppServer remote = server("remote", port, KeystoneUsers.settings(keystone.url()))) {
      keystone.start();
      KeystoneUsers users = new KeystoneUsers(keystone, "http://127.0.0.1:" + port);
      List<Contender> contenders =
          List.of(
              contender("local", local, war, ""),
              contender("keystone", remote, war, users.token(USER)));
      measure(contenders);
      System.out.println(report(contenders));
    }
  }

  private AppServer server(String name, int port, Map<String, String> identity) {
    List<String> options = new ArrayList<>(List.of(HEAP));
    identity.forEach((key, value) -> options.add("-D" + key + "=" + value));
    return AppServer.of(
        settings.server(),
        new ServerSettings(
            settings.home(),
            settings.dir().resolve(name),
            data(name),
            port,
            Map.of("IMAGES_DB", "derby"),
            options));
  }

  private Path data(String name) {
    return settings.dir().resolve(name + "-data");
  }

  private Contender contender(String name, AppServer server, Path war, String knownToken)
      throws IOException, InterruptedException {
    server.start();
    server.deploy(war);
    String token = knownToken.isEmpty() ? Benchmark.firstToken(data(name)) : knownToken;
    Path inputs = Files.createDirectories(settings.dir().resolve(name + "-inputs"));
    Workload workload = Workload.prepare(new ServiceClient(server.endpoint(), token), inputs);
    return new Contender(
        name, new Wrk(server.endpoint(), token), workload.input(Operation.SHOW), new ArrayList<>());
  }

  private void measure(List<Contender> contenders) throws IOException {
    for (int round = 0; round <= settings.rounds(); round++) {
      System.out.println(round == 0 ? "Warm-up" : "Round " + round + " of " + settings.rounds());
      for (Contender each : contenders) {
        Load load =
            each.wrk()
                .run(Operation.SHOW, each.input(), round == 0 ? WARM_UP : settings.measuring());
        if (load.errors() > 0) {
          throw new IllegalStateException(load.errors() + " requests failed: " + each.title());
        }
        if (round > 0) {
          each.rounds().add(load.requestsPerSecond());
        }
      }
    }
  }

  private String report(List<Contender> contenders) {
    StringBuilder report = new StringBuilder();
    report.append(
        String.format(
            "%nShow with each kind of token: %s with derby, %s, Java %s%n",
            settings.server(), HEAP, Runtime.version()));
    for (Contender each : contenders) {
      report.append(
          String.format(
              Locale.ROOT,
              "%-10s %8.0f requests/s   %s%n",
              each.title(),
              each.median(),
              Arrays.toString(each.rounds().stream().mapToLong(Math::round).toArray())));
    }
    return report
        .append(
            String.format(
                Locale.ROOT,
                "keystone / local: %.2f%n",
                contenders.get(1).median() / contenders.get(0).median()))
        .toString();
  }
}

package org.cloudimages.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cloudimages.identity.local.TestUsers;
import org.cloudimages.server.AppServer;
import org.cloudimages.server.Ports;
import org.cloudimages.server.Postgres;
import org.cloudimages.server.ServerSettings;

/**
 * Holds each kind of request on few images against the same on many, one request at a time: two
 * servers alike, each with its own PostgreSQL, measured in turn. {@code mvn -Pbench -Ddb=postgresql
 * -Dbench.images=1000,1000000} calls it.
 */
final class GrowthBenchmark {

  private static final String HEAP = "-Xmx256m";
  private static final long KIND_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int WARM_UP_ROUNDS = 4;
  private static final double MILLIS = 1e6;

  private final BenchmarkSettings settings;

  /** A service with some images, and the nanoseconds of each kind of request. */
  private record Contender(
      int images, Postgres postgres, AppServer server, Map<String, List<Long>> nanos)
      implements AutoCloseable {

    double millis(String kind) {
      long[] sorted = nanos.get(kind).stream().mapToLong(Long::longValue).sorted().toArray();
      return sorted[sorted.length / 2] / MILLIS;
    }

    @Override
    public void close() {
      server.close();
      postgres.close();
    }
  }

  GrowthBenchmark(BenchmarkSettings settings) {
    this.settings = settings;
  }

  void run() throws Exception {
    Files.createDirectories(settings.dir());
    List<Contender> contenders = new ArrayList<>();
    try {
      List<GrowthKinds> kinds = new ArrayList<>();
      for (String images : settings.images().split(",", -1)) {
        Path dir = settings.dir().resolve(images);
        TestUsers users = TestUsers.in(Files.createDirectories(dir.resolve("data")));
        Contender contender = start(Integer.parseInt(images), dir);
        contenders.add(contender);
        kinds.add(
            new GrowthKinds(
                new ServiceClient(contender.server().endpoint(), users.token("member")),
                new ServiceClient(contender.server().endpoint(), users.token("admin"))));
        kinds.get(kinds.size() - 1).awaitService();
        ImageRows.add(contender.postgres(), contender.images());
      }
      for (int round = 0; round < WARM_UP_ROUNDS + settings.rounds(); round++) {
        System.out.printf("Round %d of %d%n", round + 1, WARM_UP_ROUNDS + settings.rounds());
        for (int n = 0; n < contenders.size(); n++) {
          measure(contenders.get(n), kinds.get(n), round >= WARM_UP_ROUNDS);
        }
      }
      System.out.println(report(contenders));
    } finally {
      contenders.forEach(Contender::close);
    }
  }

  private Contender start(int images, Path dir) throws IOException {
    Postgres postgres = Postgres.create(dir.resolve("postgresql"));
    postgres.start();
    AppServer server =
        AppServer.of(
            settings.server(),
            new ServerSettings(
                settings.home(),
                dir.resolve("server"),
                dir.resolve("data"),
                Ports.free(),
                postgres.environment(),
                List.of(HEAP)));
    server.start();
    server.deploy(settings.war());
    return new Contender(images, postgres, server, new LinkedHashMap<>());
  }

  /** Sends each kind of request again and again for a while, and once at least. */
  private static void measure(Contender contender, GrowthKinds kinds, boolean kept)
      throws Exception {
    for (Map.Entry<String, GrowthKinds.Request> kind : kinds.all().entrySet()) {
      List<Long> nanos = contender.nanos().computeIfAbsent(kind.getKey(), key -> new ArrayList<>());
      long end = System.nanoTime() + KIND_NANOS;
      do {
        long start = System.nanoTime();
        kind.getValue().send();
        if (kept) {
          nanos.add(System.nanoTime() - start);
        }
      } while (System.nanoTime() < end);
    }
  }

  private String report(List<Contender> contenders) {
    StringBuilder report = new StringBuilder();
    report.append(
        String.format(
            "%nOne request at a time, milliseconds, median: %s with postgresql, %s, Java %s%n",
            settings.server(), HEAP, Runtime.version()));
    report.append(
        row("images", contenders.stream().map(each -> String.format("%,d", each.images()))));
    for (String kind : contenders.get(0).nanos().keySet()) {
      Stream<String> times =
          contenders.stream().map(each -> String.format(Locale.ROOT, "%.1f", each.millis(kind)));
      report.append(row(kind, times));
    }
    return report.toString();
  }

  private static String row(String kind, Stream<String> cells) {
    return "| " + kind + " | " + String.join(" | ", cells.toList()) + " |\n";
  }
}

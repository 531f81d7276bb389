package org.cloudimages.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cloudimages.server.AppServer;

/**
 * What the service answers under far more connections than saturate it, how fast it is then and how
 * soon again as before; and how long a delete takes while large uploads go on. {@code mvn -Pbench
 * -Dbench.overload=160,1600} calls it.
 */
final class OverloadBenchmark {

  /** What saturates two cores. */
  private static final int SATURATING = 16;

  private static final double NORMAL = 0.9;
  private static final int RECOVERY_LIMIT = 30;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final int WARM_UP_LIMIT = 5;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e6;

  private final BenchmarkSettings settings;

  /** One load by its script, and what came of it with each number of connections. */
  private record Kind(String name, String script, String input, Map<Integer, Level> levels) {

    Level level(int connections) {
      return levels.computeIfAbsent(connections, number -> new Level());
    }
  }

  /** What came of one number of connections, in all rounds. */
  private static final class Level {
    private final Rounds rates = new Rounds();
    private final Rounds p99 = new Rounds();
    private final Rounds recovery = new Rounds();
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private long broken;

    void add(Load load) {
      rates.add(load.requestsPerSecond());
      p99.add(load.p99().toNanos() / MILLIS);
      load.statuses().forEach((status, times) -> statuses.merge(status, times, Long::sum));
      broken += load.broken();
    }
  }

  OverloadBenchmark(BenchmarkSettings settings) {
    this.settings = settings;
  }

  void run() throws Exception {
    Files.createDirectories(settings.dir());
    try (ServiceUnderLoad service = ServiceUnderLoad.withLocalUsers(settings)) {
      AppServer server = service.server();
      server.start();
      server.deploy(settings.war());
      String token = Benchmark.firstToken(service.data());
      ServiceClient client = new ServiceClient(server.endpoint(), token);
      Wrk wrk = new Wrk(server.endpoint(), token);
      List<Kind> kinds =
          List.of(
              kind("show", "get-counted.lua", Workload.createImages(client)),
              kind("create, delete in turn", "create-delete.lua", List.of(Workload.PLAIN_IMAGE)));
      WarmUp.run(service.process(), WARM_UP_LIMIT, () -> loadAll(wrk, kinds));
      for (int round = 1; round <= settings.rounds(); round++) {
        System.out.println("Round " + round + " of " + settings.rounds());
        for (Kind kind : kinds) {
          measure(wrk, kind);
        }
      }
      System.out.println(report(kinds));
      plot(kinds).write(settings.dir().resolve("overload.svg"));
      TransferClient transfers = new TransferClient(server.endpoint(), token);
      System.out.println(new DeleteUnderUploads(settings, wrk, client, transfers).measure());
      System.out.println("Resident: " + service.process().residentMebibytes() + " MiB");
    }
  }

  private Kind kind(String name, String script, List<String> lines) throws IOException {
    Path input = Files.write(settings.dir().resolve(script + ".input"), lines);
    return new Kind(name, script, input.toAbsolutePath().toString(), new LinkedHashMap<>());
  }

  private static Void loadAll(Wrk wrk, List<Kind> kinds) throws IOException {
    for (Kind kind : kinds) {
      wrk.run(kind.script(), SATURATING, WARM_UP, kind.input());
    }
    return null;
  }

  private void measure(Wrk wrk, Kind kind) throws IOException {
    Level peak = kind.level(SATURATING);
    peak.add(wrk.run(kind.script(), SATURATING, settings.measuring(), kind.input()));
    for (int connections : connections()) {
      Level level = kind.level(connections);
      level.add(wrk.run(kind.script(), connections, settings.measuring(), kind.input()));
      level.recovery.add(secondsToRecover(wrk, kind, NORMAL * peak.rates.median()));
    }
  }

  private List<Integer> connections() {
    return Stream.of(settings.overload().split(",", -1)).map(Integer::valueOf).toList();
  }

  /** Until the end of the first second in which it was as fast as that, which is one at least. */
  private static double secondsToRecover(Wrk wrk, Kind kind, double normal) throws IOException {
    long start = System.nanoTime();
    for (int second = 0; second < RECOVERY_LIMIT; second++) {
      if (wrk.run(kind.script(), SATURATING, SECOND, kind.input()).requestsPerSecond() >= normal) {
        return (System.nanoTime() - start) / NANOS;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private String report(List<Kind> kinds) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%n%s with %s, %s; median of %d rounds of %d s; %s"
            .formatted(
                settings.server(),
                settings.database(),
                ServiceUnderLoad.HEAP,
                settings.rounds(),
                settings.measuring().toSeconds(),
                Machine.today()));
    lines.add(
        "%-24s %11s %10s %7s %9s %10s %7s  %s"
            .formatted(
                "", "connections", "requests/s", "of peak", "p99 ms", "normal in s", "broken", ""));
    for (Kind kind : kinds) {
      kind.levels().forEach((connections, level) -> lines.add(line(kind, connections, level)));
    }
    return String.join("\n", lines);
  }

  private static String line(Kind kind, int connections, Level level) {
    return String.format(
        Locale.ROOT,
        "%-24s %11d %10.0f %6.0f%% %9.1f %10s %7d  %s",
        kind.name(),
        connections,
        level.rates.median(),
        100 * level.rates.median() / kind.level(SATURATING).rates.median(),
        level.p99.median(),
        connections == SATURATING ? "" : "%.1f".formatted(level.recovery.largest()),
        level.broken,
        level.statuses);
  }

  private Plot plot(List<Kind> kinds) throws IOException {
    Map<String, List<Double>> series = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      series.put(
          kind.name(), kind.levels().values().stream().map(each -> each.rates.median()).toList());
    }
    return new Plot(
        "Under more connections than saturate it",
        settings.server() + ", " + settings.database() + ", " + Machine.today(),
        "requests/s",
        kinds.get(0).levels().keySet().stream().map(each -> each + " connections").toList(),
        series);
  }
}

package org.cloudimages.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudimages.server.AppServer;

/**
 * How long a server with the service takes from the start of its process to the first 200, and how
 * fast it is from then on, second by second, against the same when its compiler rests. {@code mvn
 * -Pbench -Dbench.cold=10} calls it.
 */
final class ColdBenchmark {

  private static final int CONNECTIONS = 16;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final int WARM_UP_LIMIT = 5;
  private static final double NANOS = 1e9;

  private final BenchmarkSettings settings;
  private final Rounds startSeconds = new Rounds();

  /** One request, what it managed in each second after the start, and in the steady state. */
  private record Kind(String name, String input, List<Rounds> seconds, Rounds steady) {

    double share(int second) {
      return 100 * seconds.get(second).median() / steady.median();
    }

    double coldShare() {
      return IntStream.range(0, seconds.size()).mapToDouble(this::share).average().orElseThrow();
    }
  }

  ColdBenchmark(BenchmarkSettings settings) {
    this.settings = settings;
  }

  void run() throws Exception {
    Files.createDirectories(settings.dir());
    try (ServiceUnderLoad service = ServiceUnderLoad.withLocalUsers(settings)) {
      AppServer server = service.server();
      server.start();
      server.deploy(settings.war());
      String token = Benchmark.firstToken(service.data());
      List<String> images = Workload.createImages(new ServiceClient(server.endpoint(), token));
      Wrk wrk = new Wrk(server.endpoint(), token);
      URI first = server.endpoint().resolve(images.get(0));
      List<Kind> kinds = List.of(kind("show", images), kind("list of 20", List.of(Workload.PAGE)));
      for (int round = 0; round < settings.rounds(); round++) {
        for (Kind kind : kinds) {
          server.stop();
          startSeconds.add(secondsToFirstAnswer(server, first, token));
          for (Rounds second : kind.seconds()) {
            second.add(load(wrk, kind, SECOND));
          }
        }
      }
      long afterStart = service.process().residentMebibytes();
      WarmUp.run(service.process(), WARM_UP_LIMIT, () -> loadAll(wrk, kinds));
      for (int round = 0; round < settings.rounds(); round++) {
        for (Kind kind : kinds) {
          kind.steady().add(load(wrk, kind, settings.measuring()));
        }
      }
      System.out.println(report(kinds));
      System.out.printf(
          "Resident: %d MiB after the first seconds, %d MiB in the end%n",
          afterStart, service.process().residentMebibytes());
      plot(kinds).write(settings.dir().resolve("cold.svg"));
    }
  }

  private Kind kind(String name, List<String> paths) throws IOException {
    Path input = settings.dir().resolve(name.replace(' ', '-') + ".input");
    return new Kind(
        name,
        Files.write(input, paths).toAbsolutePath().toString(),
        Stream.generate(Rounds::new).limit(settings.cold()).toList(),
        new Rounds());
  }

  private static double secondsToFirstAnswer(AppServer server, URI image, String token)
      throws Exception {
    ExecutorService starter = Executors.newSingleThreadExecutor();
    try {
      long start = System.nanoTime();
      Future<?> started = starter.submit(server::start);
      while (!answers(image, token)) {
        if (System.nanoTime() - start > START_LIMIT.toNanos()) {
          started.get();
          throw new IllegalStateException("No answer in " + START_LIMIT);
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
      double seconds = (System.nanoTime() - start) / NANOS;
      started.get();
      return seconds;
    } finally {
      starter.shutdown();
    }
  }

  private static boolean answers(URI image, String token) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) image.toURL().openConnection();
    connection.setRequestProperty("X-Auth-Token", token);
    connection.setReadTimeout((int) START_LIMIT.toMillis());
    try {
      return connection.getResponseCode() == 200;
    } catch (SocketException e) {
      return false;
    }
  }

  private static Void loadAll(Wrk wrk, List<Kind> kinds) throws IOException {
    for (Kind kind : kinds) {
      load(wrk, kind, WARM_UP);
    }
    return null;
  }

  private static double load(Wrk wrk, Kind kind, Duration duration) throws IOException {
    Load load = wrk.run("get.lua", CONNECTIONS, duration, kind.input());
    if (load.errors() > 0) {
      throw new IllegalStateException(kind.name() + ": " + load.errors() + " requests failed.");
    }
    return load.requestsPerSecond();
  }

  private String report(List<Kind> kinds) throws IOException {
    StringBuilder report = new StringBuilder();
    report.append(
        String.format(
            Locale.ROOT,
            "%n%s with %s, %s, %d starts; %s%nStart of the process to the first 200: %.1f s, %.1f s"
                + " at most%n",
            settings.server(),
            settings.database(),
            ServiceUnderLoad.HEAP,
            kinds.size() * settings.rounds(),
            Machine.today(),
            startSeconds.median(),
            startSeconds.largest()));
    for (Kind kind : kinds) {
      report.append(
          String.format(
              Locale.ROOT,
              "%s: steady %.0f/s, the first %d s %.0f %% of it; second by second %s%n",
              kind.name(),
              kind.steady().median(),
              settings.cold(),
              kind.coldShare(),
              kind.seconds().stream().map(each -> Math.round(each.median())).toList()));
    }
    return report.toString();
  }

  /** How much of the steady state is there in each second. */
  private Plot plot(List<Kind> kinds) throws IOException {
    Map<String, List<Double>> series = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      series.put(kind.name(), IntStream.range(0, settings.cold()).mapToObj(kind::share).toList());
    }
    return new Plot(
        "From the first answer on",
        settings.server() + ", " + settings.database() + ", " + Machine.today(),
        "% of the steady requests/s",
        IntStream.rangeClosed(1, settings.cold()).mapToObj(n -> "second " + n).toList(),
        series);
  }
}

package org.cloudimages.bench;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cloudimages.server.AppServer;
import org.cloudimages.server.Ports;
import org.cloudimages.server.ServerSettings;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Measures uploads against their digests alone, downloads against a static file of the same server,
 * in turn, and then many large uploads at once. {@code mvn -Pbench -Dbench.transfers=1024} calls
 * it: the mebibytes of each of those.
 */
final class TransferBenchmark {

  private static final String HEAP = "-Xmx256m";
  private static final int MEBIBYTES = 256;
  private static final int WARM_UP = 2;
  private static final int AT_ONCE = 20;
  private static final String IMAGE = "{\"disk_format\":\"raw\",\"container_format\":\"bare\"}";
  private static final double NANOS = 1e9;

  private final BenchmarkSettings settings;

  /** One way to move the same bytes, and the nanoseconds of each round. */
  private record Way(String name, Callable<Long> measurement, List<Long> nanos) {

    void measure() throws Exception {
      nanos.add(measurement.call());
    }

    double mebibytesPerSecond() {
      long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      return MEBIBYTES * NANOS / sorted[sorted.length / 2];
    }
  }

  TransferBenchmark(BenchmarkSettings settings) {
    this.settings = settings;
  }

  void run() throws Exception {
    Files.createDirectories(settings.dir());
    Path data = settings.dir().resolve("data");
    ServerSettings serverSettings =
        new ServerSettings(
            settings.home(),
            settings.dir().resolve("server"),
            data,
            Ports.free(),
            Map.of("IMAGES_DB", "derby"),
            List.of(HEAP));
    try (AppServer server = AppServer.of(settings.server(), serverSettings)) {
      server.start();
      server.deploy(war());
      String token = Benchmark.firstToken(data);
      ServiceClient service = new ServiceClient(server.endpoint(), token);
      TransferClient client = new TransferClient(server.endpoint(), token);
      System.out.printf(
          Locale.ROOT,
          "%s, %s, Java %s; %d cores for server and client together; median of %d rounds%n",
          settings.server(),
          HEAP,
          Runtime.version(),
          Runtime.getRuntime().availableProcessors(),
          settings.rounds());
      measureOne(service, client);
      measureMany(service, client, new ServerProcess(server.pid()));
    }
  }

  private void measureOne(ServiceClient service, TransferClient client) throws Exception {
    String image = create(service);
    client.upload(image + "/file", MEBIBYTES);
    client.upload(StaticFileServlet.PATH, MEBIBYTES);
    List<Way> ways =
        List.of(
            way("MD5 and SHA-512 alone", () -> Long.parseLong(service.get(digests()))),
            way("upload", () -> uploadAndDelete(service, client)),
            way("static file", () -> client.download(StaticFileServlet.PATH, MEBIBYTES)),
            way("download", () -> client.download(image + "/file", MEBIBYTES)));
    for (int round = 0; round < WARM_UP + settings.rounds(); round++) {
      for (Way way : ways) {
        way.measure();
      }
      if (round < WARM_UP) {
        ways.forEach(way -> way.nanos().clear());
      }
    }
    System.out.printf("%d MiB, load average %.1f%n", MEBIBYTES, loadAverage());
    ways.forEach(
        way ->
            System.out.printf(
                Locale.ROOT, "%-22s %7.0f MiB/s%n", way.name(), way.mebibytesPerSecond()));
    System.out.println(share(ways.get(1), ways.get(0)));
    System.out.println(share(ways.get(3), ways.get(2)));
  }

  private static Way way(String name, Callable<Long> measurement) {
    return new Way(name, measurement, new ArrayList<>());
  }

  private static String share(Way ours, Way ceiling) {
    return "%s is %.0f %% of %s"
        .formatted(
            ours.name(),
            100 * ours.mebibytesPerSecond() / ceiling.mebibytesPerSecond(),
            ceiling.name());
  }

  private static String digests() {
    return "/v2/bench/digests/" + MEBIBYTES;
  }

  private static long uploadAndDelete(ServiceClient service, TransferClient client)
      throws IOException, InterruptedException {
    String image = create(service);
    long nanos = client.upload(image + "/file", MEBIBYTES);
    service.delete(image);
    return nanos;
  }

  private void measureMany(ServiceClient service, TransferClient client, ServerProcess process)
      throws Exception {
    long start = System.nanoTime();
    ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Long>> running = new ArrayList<>();
      for (int n = 0; n < AT_ONCE; n++) {
        String image = create(service);
        running.add(senders.submit(() -> client.upload(image + "/file", settings.transfers())));
      }
      long[] nanos = new long[AT_ONCE];
      for (int n = 0; n < AT_ONCE; n++) {
        nanos[n] = running.get(n).get();
      }
      double seconds = (System.nanoTime() - start) / NANOS;
      System.out.printf(
          Locale.ROOT,
          "%d uploads of %d MiB at once: all active, %.0f s, %.0f MiB/s together, slowest %.0f s;"
              + " load average %.1f%n",
          AT_ONCE,
          settings.transfers(),
          seconds,
          AT_ONCE * settings.transfers() / seconds,
          Arrays.stream(nanos).max().orElseThrow() / NANOS,
          loadAverage());
    } catch (ExecutionException e) {
      throw new IOException("An upload failed.", e.getCause());
    } finally {
      senders.shutdownNow();
    }
    System.out.printf(
        "Resident: %d MiB, live heap: %d MiB%n",
        process.residentMebibytes(), process.liveHeapMebibytes());
  }

  private static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String create(ServiceClient service) throws IOException, InterruptedException {
    try (JsonReader reader =
        Json.createReader(new StringReader(service.post("/v2/images", IMAGE)))) {
      return reader.readObject().getString("self");
    }
  }

  /** The product's WAR with the two ceilings in it. */
  private Path war() {
    Path war = settings.dir().resolve(settings.war().getFileName());
    ShrinkWrap.create(ZipImporter.class, war.getFileName().toString())
        .importFrom(settings.war().toFile())
        .as(WebArchive.class)
        .addClasses(DigestCeilingResource.class, StaticFileServlet.class)
        .addAsWebResource(new StringAsset("to be replaced"), StaticFileServlet.PATH)
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }
}

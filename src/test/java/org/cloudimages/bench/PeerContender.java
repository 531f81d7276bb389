package org.cloudimages.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One of the Images APIs that are held against each other, with the images that it was given. */
final class PeerContender {

  static final int MEBIBYTES = 256;

  private static final int CONNECTIONS = 16;
  private static final String SMALL = "1024";
  private static final double NANOS = 1e9;

  /** One of so many images that were made gets data. */
  private static final int ACTIVE_SHARE = 5;

  private static final String FILTERED =
      "/v2/images?limit=20&status=queued&disk_format=qcow2&os_distro=debian";

  private final Path dir;
  private final Wrk wrk;
  private final ServiceClient service;
  private final TransferClient transfers;
  private final List<String> images;
  private final String large;
  private List<String> made = List.of();

  /**
   * @param dir where its files are written to
   */
  PeerContender(URI endpoint, String token, Path dir) throws IOException, InterruptedException {
    this.dir = Files.createDirectories(dir);
    this.wrk = new Wrk(endpoint, token);
    this.service = new ServiceClient(endpoint, token);
    this.transfers = new TransferClient(endpoint, token);
    this.images = Workload.createImages(service);
    this.large = Workload.createImage(service, Workload.RAW_IMAGE);
    transfers.upload(large + "/file", MEBIBYTES);
  }

  double show(Duration duration) throws IOException {
    return get(images, duration);
  }

  double list(Duration duration) throws IOException {
    return get(List.of(Workload.PAGE), duration);
  }

  double filteredList(Duration duration) throws IOException {
    return get(List.of(FILTERED), duration);
  }

  /** Leaves the images to the deletes that follow. */
  double create(Duration duration) throws IOException {
    Path file = dir.resolve("made");
    Files.deleteIfExists(file);
    String image = write("create", List.of(Workload.RAW_IMAGE));
    double rate = run("create.lua", duration, image, file.toAbsolutePath().toString());
    made = Files.readAllLines(file);
    if (made.size() < 2 * ACTIVE_SHARE) {
      throw new IllegalStateException(
          "Only " + made.size() + " images were made: raise bench.seconds.");
    }
    return rate;
  }

  double patch(Duration duration) throws IOException {
    return run("patch.lua", duration, write("patch", images));
  }

  /** Of most of the images that were made, or of as many as there is time for. */
  double deleteQueued(Duration duration) throws IOException {
    String queued = write("queued", made.subList(others().size(), made.size()));
    return run("once.lua", duration, queued, "DELETE");
  }

  /** Of 1 KiB to each of the others. */
  double smallUpload(Duration duration) throws IOException {
    List<String> files = others().stream().map(image -> image + "/file").toList();
    String uploads = write("uploads", files);
    Load load = load("once.lua", duration.multipliedBy(2), uploads, "PUT", SMALL);
    if (load.requests() < files.size()) {
      throw new IllegalStateException("Only " + load.requests() + " images have become active.");
    }
    return load.requestsPerSecond();
  }

  /** Of those that have data now. */
  double deleteActive(Duration duration) throws IOException {
    return run("once.lua", duration, write("others", others()), "DELETE");
  }

  private List<String> others() {
    return made.subList(0, made.size() / ACTIVE_SHARE);
  }

  double upload() throws IOException, InterruptedException {
    String image = Workload.createImage(service, Workload.RAW_IMAGE);
    long nanos = transfers.upload(image + "/file", MEBIBYTES);
    service.delete(image);
    return MEBIBYTES * NANOS / nanos;
  }

  double download() throws IOException {
    return MEBIBYTES * NANOS / transfers.download(large + "/file", MEBIBYTES);
  }

  private double get(List<String> paths, Duration duration) throws IOException {
    return run("get.lua", duration, write("get", paths));
  }

  private double run(String script, Duration duration, String... arguments) throws IOException {
    return load(script, duration, arguments).requestsPerSecond();
  }

  private Load load(String script, Duration duration, String... arguments) throws IOException {
    Load load = wrk.run(script, CONNECTIONS, duration, arguments);
    if (load.errors() > 0) {
      throw new IllegalStateException(script + ": " + load.errors() + " requests failed.");
    }
    return load;
  }

  private String write(String name, List<String> lines) throws IOException {
    return Files.write(dir.resolve(name + ".input"), lines).toAbsolutePath().toString();
  }
}

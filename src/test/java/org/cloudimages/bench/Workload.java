package org.cloudimages.bench;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The images in the service, and for each operation the file that tells its script what to send.
 */
final class Workload {

  static final int IMAGES = 1000;
  static final int COMMITTERS = 8;
  private static final int SENDERS = 8;
  static final String PAGE = "/v2/images?limit=20";

  /** Two tags and five properties of its own, in one line because a script reads it as one. */
  private static final String IMAGE =
      """
      {"name":"benchmark 000000","disk_format":"qcow2","container_format":"bare",\
      "tags":["benchmark","linux"],"hw_disk_bus":"virtio","hw_vif_model":"virtio",\
      "os_distro":"debian","os_version":"12","os_admin_user":"debian"}\
      """;

  /** One row, as the bare commit is one. */
  static final String PLAIN_IMAGE =
      """
      {"name":"benchmark 000000","disk_format":"qcow2","container_format":"bare"}\
      """;

  /** One that takes any data. */
  static final String RAW_IMAGE =
      """
      {"name":"benchmark 000000","disk_format":"raw","container_format":"bare"}\
      """;

  private final Map<Operation, Path> inputs = new EnumMap<>(Operation.class);

  private final ServiceClient service;

  private Workload(ServiceClient service) {
    this.service = service;
  }

  /**
   * Fills the service with images, and its ceilings with the documents that it answers for them.
   *
   * @param dir where the files are written to
   */
  static Workload prepare(ServiceClient service, Path dir)
      throws IOException, InterruptedException {
    List<String> images = createImages(service);
    service.put("/v2/bench/commit", "");
    service.post("/v2/bench/commit", "");
    keep(service, "/v2/bench/constant", images.get(0));
    keep(service, "/v2/bench/constant-list", PAGE);

    Workload workload = new Workload(service);
    for (Operation operation : Operation.values()) {
      List<String> lines =
          switch (operation) {
            case CONSTANT -> List.of("/v2/bench/constant");
            case ROW -> rows(images);
            case CONSTANT_LIST -> List.of("/v2/bench/constant-list");
            case LIST -> List.of(PAGE);
            case COMMIT -> List.of("/v2/bench/commit");
            case CREATE_DELETE -> List.of(PLAIN_IMAGE);
            case SHOW, PATCH -> images;
          };
      Path input = dir.resolve(operation.name().toLowerCase(Locale.ROOT) + ".input");
      workload.inputs.put(operation, Files.write(input, lines));
    }
    return workload;
  }

  private static List<String> rows(List<String> images) {
    return images.stream().map(image -> image.replace("/v2/images", "/v2/bench/rows")).toList();
  }

  Path input(Operation operation) {
    return inputs.get(operation);
  }

  /** What the database can do for the server's own threads, in commits a second. */
  long bareCommits() throws IOException, InterruptedException {
    return Long.parseLong(service.get("/v2/bench/commits/" + COMMITTERS));
  }

  /** Returns the paths of {@value #IMAGES} new images. */
  static List<String> createImages(ServiceClient service) throws IOException, InterruptedException {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    Callable<String> task = () -> createImage(service, IMAGE);
    try {
      List<String> paths = new ArrayList<>();
      for (Future<String> path : senders.invokeAll(Collections.nCopies(IMAGES, task))) {
        paths.add(path.get());
      }
      return paths;
    } catch (ExecutionException e) {
      throw new IOException("An image could not be created.", e.getCause());
    } finally {
      senders.shutdownNow();
    }
  }

  /** Returns the path of a new image. */
  static String createImage(ServiceClient service, String image)
      throws IOException, InterruptedException {
    try (JsonReader reader =
        Json.createReader(new StringReader(service.post("/v2/images", image)))) {
      return "/v2/images/" + reader.readObject().getString("id");
    }
  }

  private static void keep(ServiceClient service, String ceiling, String path)
      throws IOException, InterruptedException {
    String document = service.get(path);
    service.put(ceiling, document);
    if (!service.get(ceiling).equals(document)) {
      throw new IllegalStateException(ceiling + " does not answer what " + path + " does.");
    }
  }
}

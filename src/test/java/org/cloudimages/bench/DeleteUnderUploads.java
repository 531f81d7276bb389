package org.cloudimages.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** How long a delete takes on one connection, while nothing else goes on and beside uploads. */
final class DeleteUnderUploads {

  private static final int UPLOADS = 8;
  private static final int MEBIBYTES = 256;
  private static final double MILLIS = 1e6;
  private static final Duration CREATING = Duration.ofSeconds(2);

  private final BenchmarkSettings settings;
  private final Wrk wrk;
  private final ServiceClient service;
  private final TransferClient transfers;

  DeleteUnderUploads(
      BenchmarkSettings settings, Wrk wrk, ServiceClient service, TransferClient transfers) {
    this.settings = settings;
    this.wrk = wrk;
    this.service = service;
    this.transfers = transfers;
  }

  /** Returns the milliseconds of both, in words. */
  String measure() throws Exception {
    Rounds idle = new Rounds();
    Rounds busy = new Rounds();
    for (int round = 0; round < settings.rounds(); round++) {
      idle.add(deleteMillis(createImages()));
      busy.add(deleteMillisBesideUploads());
    }
    return String.format(
        Locale.ROOT,
        "Delete on one connection, p99: %.1f ms idle, %.1f ms beside %d uploads (%.1f times)",
        idle.median(),
        busy.median(),
        UPLOADS,
        busy.median() / idle.median());
  }

  private double deleteMillisBesideUploads() throws Exception {
    String images = createImages();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService senders = Executors.newFixedThreadPool(UPLOADS);
    try {
      List<Future<Void>> uploads = new ArrayList<>();
      for (int n = 0; n < UPLOADS; n++) {
        uploads.add(senders.submit(() -> uploadUntil(over)));
      }
      double millis = deleteMillis(images);
      over.set(true);
      for (Future<Void> upload : uploads) {
        upload.get();
      }
      return millis;
    } catch (ExecutionException e) {
      throw new IOException("An upload failed.", e.getCause());
    } finally {
      senders.shutdownNow();
    }
  }

  private Void uploadUntil(AtomicBoolean over) throws IOException, InterruptedException {
    while (!over.get()) {
      String image = Workload.createImage(service, Workload.RAW_IMAGE);
      transfers.upload(image + "/file", MEBIBYTES);
      service.delete(image);
    }
    return null;
  }

  private String createImages() throws IOException {
    Path image = Files.writeString(path("image.input"), Workload.PLAIN_IMAGE + "\n");
    Files.deleteIfExists(path("made"));
    wrk.run("create.lua", UPLOADS, CREATING, image.toString(), path("made").toString());
    return path("made").toString();
  }

  private Path path(String name) {
    return settings.dir().resolve(name).toAbsolutePath();
  }

  private double deleteMillis(String images) throws IOException {
    Load load = wrk.run("once.lua", 1, settings.measuring(), images, "DELETE");
    if (load.errors() > 0) {
      throw new IllegalStateException(load.errors() + " deletes failed.");
    }
    return load.p99().toNanos() / MILLIS;
  }
}

package org.cloudimages.location.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.cloudimages.data.digest.DigestThreads;
import org.cloudimages.data.digest.DigestValues;
import org.cloudimages.data.digest.Digests;
import org.cloudimages.data.upload.UploadSettings;
import org.cloudimages.fault.LogText;
import org.cloudimages.hash.DigestAlgorithm;
import org.cloudimages.hash.HashAlgorithm;
import org.cloudimages.image.methods.ImportSettings;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreKey;
import org.cloudimages.store.Stores;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TimeLimit;

/** Reads data that somebody else stored, to find out what they are. */
@Singleton
class LocationHashing {

  private static final Logger LOG = System.getLogger(LocationHashing.class.getName());
  private static final int BUFFER = 1 << 16;

  /** How often it is looked whether the image is still there. */
  private static final Duration CHECK = Duration.ofSeconds(2);

  private final HashSettings settings;
  private final ImportSettings imports;
  private final UploadSettings uploads;
  private final Stores stores;
  private final DigestThreads threads;
  private final LocationSteps steps;

  @Inject
  LocationHashing(
      HashSettings settings,
      ImportSettings imports,
      UploadSettings uploads,
      Stores stores,
      DigestThreads threads,
      LocationSteps steps) {
    this.settings = settings;
    this.imports = imports;
    this.uploads = uploads;
    this.stores = stores;
    this.threads = threads;
    this.steps = steps;
  }

  /**
   * Reads all bytes, again from the first one where that fails, a few times.
   *
   * @return what was found; empty when they could not be read
   * @throws TaskFailure when the image is gone, the task was ended by others, they are too many, or
   *     it takes too long
   */
  Optional<FoundHash> find(TaskRun run, StoreKey where, HashAlgorithm algorithm) {
    TimeLimit time = new TimeLimit(imports.maxTime());
    for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
      try {
        return Optional.of(read(run, time, where, algorithm));
      } catch (IOException | StoreException e) {
        LOG.log(
            Level.WARNING,
            "The data of image {0} in store {1} cannot be read (attempt {2} of {3}): {4}",
            run.task().imageId().orElse(""),
            where.store(),
            attempt,
            settings.attempts(),
            LogText.of(String.valueOf(e.getMessage())));
      }
    }
    return Optional.empty();
  }

  private FoundHash read(TaskRun run, TimeLimit time, StoreKey where, HashAlgorithm algorithm)
      throws IOException {
    ImageStore store = stores.find(where.store()).orElseThrow();
    Digests digests =
        new Digests(EnumSet.of(DigestAlgorithm.MD5, algorithm.digest()), List.of(), threads);
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    long checked = System.nanoTime();
    try (InputStream bytes = store.open(where.key())) {
      int read = bytes.read(buffer, 0, buffer.length);
      while (read >= 0) {
        run.keep();
        time.keep();
        if (System.nanoTime() - checked > CHECK.toNanos()) {
          requireThere(run);
          checked = System.nanoTime();
        }
        digests.update(buffer, 0, read);
        size += read;
        requireAllowed(size);
        read = bytes.read(buffer, 0, buffer.length);
      }
    }
    DigestValues values = digests.finish();
    return new FoundHash(
        size,
        values.hex(DigestAlgorithm.MD5),
        new ExpectedHash(algorithm, values.hex(algorithm.digest())));
  }

  /** Whoever sends without an end is not read without one. */
  private void requireAllowed(long size) {
    if (size > uploads.maxSize()) {
      throw new TaskFailure("An image may have " + uploads.maxSize() + " bytes at most.");
    }
  }

  private void requireThere(TaskRun run) {
    if (!steps.has(run)) {
      throw LocationSteps.gone();
    }
  }
}

package org.cloudimages.store.file;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreKind;
import org.cloudimages.store.StoreSettings;

/**
 * {@code file}: a directory, {@code .directory}, that leaves room on its disk, {@code .reserve}.
 */
@Singleton
public class FileKind implements StoreKind {

  private static final String DIRECTORY = "directory";

  private final Map<Path, String> directories = new ConcurrentHashMap<>();
  private final Executor syncThreads;

  @Inject
  public FileKind(SyncThreads syncThreads) {
    this.syncThreads = syncThreads;
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public ImageStore make(StoreSettings settings) {
    Path directory = directory(settings);
    directories.forEach(
        (taken, by) -> {
          // because each store would take the files of the other for its own
          if (directory.startsWith(taken) || taken.startsWith(directory)) {
            throw settings.invalid(
                DIRECTORY, directory + " and " + taken + " (" + by + ") lie one in the other");
          }
        });
    directories.put(directory, settings.name(DIRECTORY));
    return new FileStore(directory, Reserve.of(settings), syncThreads);
  }

  private static Path directory(StoreSettings settings) {
    try {
      return settings
          .find(DIRECTORY)
          .map(Path::of)
          .orElse(settings.home())
          .toAbsolutePath()
          .normalize();
    } catch (InvalidPathException e) {
      throw settings.invalid(DIRECTORY, "it is no path: " + e.getInput());
    }
  }

  /** A file that was opened stays readable after it was removed. */
  @Override
  public Duration reclaimDelay() {
    return Duration.ZERO;
  }
}

package org.cloudimages.store.file;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
    FileSettings own = FileSettings.of(settings);
    Path directory = own.directory();
    directories.forEach(
        (taken, by) -> {
          // because each store would take the files of the other for its own
          if (directory.startsWith(taken) || taken.startsWith(directory)) {
            throw settings
                .own()
                .invalid(
                    FileSettings.DIRECTORY,
                    "neither in " + taken + " (" + by + ") nor around it",
                    directory);
          }
        });
    directories.put(directory, settings.own().name(FileSettings.DIRECTORY));
    return new FileStore(directory, own.reserve(), syncThreads);
  }

  /** A file that was opened stays readable after it was removed. */
  @Override
  public Duration reclaimDelay() {
    return Duration.ZERO;
  }
}

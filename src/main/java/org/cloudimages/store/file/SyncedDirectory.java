package org.cloudimages.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the entries of directories durable. */
final class SyncedDirectory {

  private SyncedDirectory() {}

  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Makes the entry of a directory durable that was made just now, with all above it. */
  static void syncAbove(Path directory) throws IOException {
    try {
      for (Path above = directory.getParent(); above != null; above = above.getParent()) {
        sync(above);
      }
    } catch (AccessDeniedException e) {
      // because what this service may not even read it has not made
    }
  }
}

package org.cloudimages.store.file;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/**
 * What one file may take of a disk, asked for before it is written. The disk is looked at the more
 * often, the less is left. Used by one thread.
 */
final class FreeSpace {

  /** Files that may grow at once without one of them finding out too late. */
  private static final int SHARERS = 1000;

  private final Path directory;
  private final Reserve reserve;
  private long untilNextLook;

  FreeSpace(Path directory, Reserve reserve) {
    this.directory = directory;
    this.reserve = reserve;
  }

  /**
   * Takes bytes of what is free.
   *
   * @throws StoreException when there are not so many above the reserve
   */
  void take(long bytes) {
    // because nothing seems to be free where the directory is not made yet, or its disk has gone
    if (bytes > untilNextLook && Files.isDirectory(directory)) {
      long room = reserve.room(directory.toFile());
      if (room < bytes && Files.isDirectory(directory)) {
        throw new StoreException(
            Reason.FULL, "The file store has no room for " + bytes + " bytes.");
      }
      untilNextLook = Math.max(bytes, room / SHARERS);
    }
    untilNextLook -= bytes;
  }
}

package org.cloudimages.store.file;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/** What a failure of the file system means. */
final class FileFailure {

  /** With less than this left, a failure that nobody can read is taken for a full disk. */
  private static final long ALMOST_NOTHING = 1 << 20;

  private FileFailure() {}

  static StoreException of(IOException failure, Path place) {
    Reason reason = reason(failure, place);
    return new StoreException(reason, "The file store failed: " + reason + ".", failure);
  }

  private static Reason reason(IOException failure, Path place) {
    if (failure instanceof NoSuchFileException) {
      return Reason.MISSING;
    }
    if (isOfAnotherKind(failure)) {
      return Reason.BROKEN;
    }
    if (says(failure, "No space left on device", "Disk quota exceeded", "File too large")) {
      return Reason.FULL;
    }
    if (failure instanceof AccessDeniedException
        || says(failure, "Read-only file system", "Operation not permitted")) {
      return Reason.FORBIDDEN;
    }
    return isFull(place) ? Reason.FULL : Reason.UNAVAILABLE;
  }

  /** Whether there is something else in the place of a file or a directory. */
  private static boolean isOfAnotherKind(IOException failure) {
    return failure instanceof FileAlreadyExistsException
        || failure instanceof DirectoryNotEmptyException
        || says(failure, "Is a directory", "Not a directory");
  }

  /** Java tells these errors by nothing but the text of the system. */
  private static boolean says(IOException failure, String... texts) {
    String message = String.valueOf(failure.getMessage());
    return Stream.of(texts).anyMatch(message::endsWith);
  }

  /** The text may be in another language. */
  private static boolean isFull(Path place) {
    File directory = Files.isDirectory(place) ? place.toFile() : place.getParent().toFile();
    return directory.isDirectory() && directory.getUsableSpace() < ALMOST_NOTHING;
  }
}

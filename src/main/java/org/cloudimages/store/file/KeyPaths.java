package org.cloudimages.store.file;

import java.nio.file.Path;
import java.util.Optional;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/**
 * Where the file of a key lies: {@code ab/cd/abcdef/x} for {@code abcdef/x}, so that no directory
 * gets more than a small part of all entries.
 */
record KeyPaths(Path directory) {

  private static final int CHARACTERS = 2;
  private static final String PADDING = "____";
  private static final String PART = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}";
  private static final String KEY = PART + "(/" + PART + "){0,9}";

  /** The key of a file that is not ours: its path below the directory. */
  private static final String FOREIGN = "(/" + PART + ")+";

  // because no part of a key begins with it
  private static final String PARTIAL = ".";

  /**
   * Returns the path, which lies below the directory.
   *
   * @throws StoreException for a key that would not, or that is no key of this service
   */
  Path of(String key) {
    if (!key.matches(KEY)) {
      throw new StoreException(Reason.FORBIDDEN, "The file store has no such keys.");
    }
    String padded = key.replaceFirst("/.*", "") + PADDING;
    return directory
        .resolve(padded.substring(0, CHARACTERS))
        .resolve(padded.substring(CHARACTERS, 2 * CHARACTERS))
        .resolve(key);
  }

  /**
   * Returns the path of a file that is read, ours or not.
   *
   * @throws StoreException as above
   */
  Path ofAny(String key) {
    return key.matches(FOREIGN) ? directory.resolve(key.substring(1)) : of(key);
  }

  /** Returns the path that a file has until it is whole. */
  static Path partial(Path path) {
    return path.resolveSibling(PARTIAL + path.getFileName());
  }

  /** Returns the key of a file, whole or not; empty for one that no key leads to. */
  Optional<String> keyOf(Path path) {
    Path relative = directory.relativize(path);
    if (relative.getNameCount() < 3) {
      return Optional.empty();
    }
    Path whole = relative.subpath(2, relative.getNameCount());
    String key = withoutMark(whole).toString();
    return Optional.of(key).filter(known -> known.matches(KEY) && leadsTo(known, path));
  }

  /**
   * Returns the key of whatever file, ours or not, has that path; empty for one outside of the
   * directory, one whose name begins with a dot, and any way to it that is not the straight one.
   */
  Optional<String> keyOfAny(Path path) {
    if (!path.startsWith(directory) || path.equals(directory) || !path.equals(path.normalize())) {
      return Optional.empty();
    }
    return keyOf(path)
        .filter(key -> path.equals(of(key)))
        .or(
            () ->
                Optional.of("/" + directory.relativize(path)).filter(key -> key.matches(FOREIGN)));
  }

  private static Path withoutMark(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(PARTIAL) ? path.resolveSibling(name.substring(1)) : path;
  }

  private boolean leadsTo(String key, Path path) {
    Path target = of(key);
    return path.equals(target) || path.equals(partial(target));
  }

  /** Whether such a name may be that of a directory directly below ours. */
  static boolean isOurs(Path name) {
    return name.getFileName().toString().length() == CHARACTERS;
  }
}

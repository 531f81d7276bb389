package org.cloudimages.store.file;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoredObject;

/**
 * Files below one directory, on a disk of this node or on one that all nodes share. A file is
 * written under another name, synchronized and then renamed; so are the directories above it. What
 * was opened stays readable after it was deleted. Only the owner of this process may read what it
 * makes (modes 700 and 600).
 */
public final class FileStore implements ImageStore {

  private static final int FIRST_BUFFER = 1 << 13;
  private static final int BUFFER = 1 << 16;
  private static final int ATTEMPTS = 100;
  private static final String SCHEME = "file";

  private final Path directory;
  private final Reserve reserve;
  private final Executor syncThreads;
  private final KeyPaths paths;
  private volatile boolean seen;

  /**
   * Uses that directory, which is made when it is needed.
   *
   * @param reserve what is left of its disk
   * @param syncThreads wait for the disk while bytes are still coming
   */
  public FileStore(Path directory, Reserve reserve, Executor syncThreads) {
    this.directory = directory;
    this.reserve = reserve;
    this.syncThreads = syncThreads;
    this.paths = new KeyPaths(directory);
  }

  @Override
  public long put(String key, InputStream bytes, long size) throws IOException {
    Path target = paths.of(key);
    requireRoom(size);
    try (PartialFile file = begin(KeyPaths.partial(target))) {
      long written = copy(bytes, file, new FreeSpace(directory, reserve));
      file.publish(target, directory);
      return written;
    }
  }

  /** Refuses early what cannot end well. */
  private void requireRoom(long size) {
    if (size > 0) {
      new FreeSpace(directory, reserve).take(size);
    }
  }

  private PartialFile begin(Path partial) {
    try {
      comeUp();
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        Optional<PartialFile> file = tryToBegin(partial);
        if (file.isPresent()) {
          return file.get();
        }
      }
    } catch (IOException e) {
      throw FileFailure.of(e, directory);
    }
    throw new StoreException(Reason.UNAVAILABLE, "No directory of the file store can be made.");
  }

  /** Returns nothing when a delete removed one of the directories, which are empty until now. */
  private Optional<PartialFile> tryToBegin(Path partial) throws IOException {
    try {
      Files.createDirectories(partial.getParent(), OwnerOnly.DIRECTORY);
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(PartialFile.create(partial, syncThreads));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes the directory, but not once more: one that has gone is on a disk that has gone, and bytes
   * that came to lie in its place would be hidden when it comes back.
   */
  private void comeUp() throws IOException {
    if (seen) {
      requireThere();
    } else if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, OwnerOnly.DIRECTORY);
      SyncedDirectory.syncAbove(directory);
    }
    seen = true;
  }

  private void requireThere() {
    if (!Files.isDirectory(directory)) {
      throw new StoreException(Reason.UNAVAILABLE, "The directory of the file store is not there.");
    }
  }

  /** A buffer that the bytes do not fill does not grow: a client that is slow takes little. */
  private static long copy(InputStream bytes, PartialFile file, FreeSpace space)
      throws IOException {
    byte[] buffer = new byte[FIRST_BUFFER];
    long written = 0;
    int read = bytes.readNBytes(buffer, 0, buffer.length);
    while (read == buffer.length) {
      space.take(read);
      file.write(buffer, read);
      written += read;
      if (read < BUFFER) {
        buffer = new byte[2 * read];
      }
      read = bytes.readNBytes(buffer, 0, buffer.length);
    }
    space.take(read);
    file.write(buffer, read);
    return written + read;
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    Path target = paths.ofAny(key);
    try {
      return FilePart.open(target, offset, length);
    } catch (NoSuchFileException e) {
      requireThere();
      throw FileFailure.of(e, directory);
    } catch (IOException e) {
      throw FileFailure.of(e, directory);
    }
  }

  @Override
  public OptionalLong size(String key) {
    Path target = paths.ofAny(key);
    try {
      if (Files.isRegularFile(target)) {
        return OptionalLong.of(Files.size(target));
      }
      requireThere();
      throw new NoSuchFileException(target.toString());
    } catch (IOException e) {
      throw FileFailure.of(e, directory);
    }
  }

  @Override
  public Optional<URI> location(String key) {
    return Optional.of(paths.ofAny(key).toUri());
  }

  @Override
  public Optional<String> keyOf(URI url) {
    if (!SCHEME.equalsIgnoreCase(url.getScheme())) {
      return Optional.empty();
    }
    try {
      return paths.keyOfAny(Path.of(url));
    } catch (IllegalArgumentException e) {
      // because it has a host, or a query, or no path of a file
      return Optional.empty();
    }
  }

  @Override
  public void delete(String key) {
    Path target = paths.of(key);
    // because nothing is there either while the disk is not
    requireThere();
    try {
      // because a writer that still lives must find nothing to rename
      Files.deleteIfExists(KeyPaths.partial(target));
      Files.deleteIfExists(target);
      SyncedDirectory.sync(prune(target.getParent()));
    } catch (NoSuchFileException e) {
      // because another delete may have removed the directory; it synchronizes what is above it
    } catch (IOException e) {
      throw FileFailure.of(e, directory);
    }
  }

  /** Removes directories that have become empty, and returns the first that has not. */
  private Path prune(Path path) {
    Path next = path;
    try {
      for (; !next.equals(directory); next = next.getParent()) {
        Files.deleteIfExists(next);
      }
    } catch (IOException e) {
      // because it is not empty, or stays: an empty directory does no harm
    }
    return next;
  }

  @Override
  public Stream<StoredObject> list() {
    requireThere();
    return new FileListing(directory, paths).objects();
  }

  /** A directory that was never there is made with the first bytes; one that has gone is not. */
  @Override
  public boolean isAnswering() {
    return !seen || Files.isDirectory(directory);
  }

  @Override
  public JsonObject details() {
    return Json.createObjectBuilder()
        .add("data_dir", directory.toString())
        .add("chunk_size", BUFFER)
        .add("thin_provisioning", false)
        .build();
  }
}

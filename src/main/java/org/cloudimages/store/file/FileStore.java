package org.cloudimages.store.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoredObject;

/**
 * Files below one directory, on a disk of this node or on one that all nodes share. A file is
 * written under another name, synchronized and then renamed; so are the directories above it. What
 * was opened stays readable after it was deleted.
 */
public final class FileStore implements ImageStore {

  private static final String PARTIAL = ".partial";
  private static final int BUFFER = 1 << 18;

  private final Path directory;

  /** Uses that directory, which is made when it is needed. */
  public FileStore(Path directory) {
    this.directory = directory;
  }

  @Override
  public long put(String key, InputStream bytes, long size) throws IOException {
    Path target = path(key);
    Path partial = partial(target);
    long written;
    try (FileChannel file = create(partial)) {
      written = copy(bytes, file);
      sync(file);
    } catch (FileSystemException e) {
      throw failure(e);
    }
    publish(partial, target);
    return written;
  }

  private static FileChannel create(Path partial) {
    try {
      Files.createDirectories(partial.getParent());
      return FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static long copy(InputStream bytes, FileChannel file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long written = 0;
    for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
      write(file, ByteBuffer.wrap(buffer, 0, read));
      written += read;
    }
    return written;
  }

  private static void write(FileChannel file, ByteBuffer buffer) {
    try {
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static void sync(FileChannel file) {
    try {
      file.force(true);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void publish(Path partial, Path target) {
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      for (Path path = target.getParent(); path.startsWith(directory); path = path.getParent()) {
        syncDirectory(path);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static void syncDirectory(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    try {
      FileChannel file = FileChannel.open(path(key), StandardOpenOption.READ);
      file.position(offset);
      return new Part(Channels.newInputStream(file), length);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void delete(String key) {
    Path target = path(key);
    try {
      // because a writer that still lives must find nothing to rename
      Files.deleteIfExists(partial(target));
      Files.deleteIfExists(target);
      prune(target.getParent());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Removes directories that have become empty. */
  private void prune(Path path) throws IOException {
    for (Path next = path; !next.equals(directory); next = next.getParent()) {
      try {
        Files.deleteIfExists(next);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  @Override
  public Stream<StoredObject> list() {
    throw new UnsupportedOperationException();
  }

  private Path path(String key) {
    return directory.resolve(key);
  }

  private static Path partial(Path target) {
    return target.resolveSibling(target.getFileName() + PARTIAL);
  }

  private static StoreException failure(IOException e) {
    Reason reason = e instanceof NoSuchFileException ? Reason.MISSING : Reason.UNAVAILABLE;
    return new StoreException(reason, "The file store failed.", e);
  }

  /** A number of bytes that are all there, or an exception. */
  private static final class Part extends FilterInputStream {
    private long left;

    Part(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(bytes, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new IOException("The file ended " + left + " bytes early.");
      }
      left -= read;
      return read;
    }
  }
}

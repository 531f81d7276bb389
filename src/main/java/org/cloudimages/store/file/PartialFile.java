package org.cloudimages.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.cloudimages.store.StoreException;

/**
 * A file that is being written; every failure is a {@link StoreException}. What is not published
 * stays where it is.
 */
record PartialFile(Path path, FileChannel channel) implements AutoCloseable {

  static PartialFile create(Path path) throws IOException {
    return new PartialFile(
        path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  void write(byte[] bytes, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw FileFailure.of(e, path);
    }
  }

  /** Makes all that was written durable, and then known by that name. */
  void publish(Path target, Path root) {
    try {
      channel.force(true);
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
      // because a directory may have been made by another writer who has not yet come to this
      for (Path above = target.getParent(); above.startsWith(root); above = above.getParent()) {
        SyncedDirectory.sync(above);
      }
    } catch (IOException e) {
      throw FileFailure.of(e, path);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileFailure.of(e, path);
    }
  }
}

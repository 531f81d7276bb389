package org.cloudimages.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.cloudimages.store.StoreException;

/**
 * A file that is being written; every failure is a {@link StoreException}. What is not published
 * stays where it is. Used by one thread.
 */
final class PartialFile implements AutoCloseable {

  /** Bytes after which the disk begins while others are still to come, so that the end is near. */
  private static final long SYNCED_AHEAD = 1L << 24;

  private final Path path;
  private final FileChannel channel;
  private final Executor syncThreads;
  private CompletableFuture<Void> syncing = CompletableFuture.completedFuture(null);
  private long unsynced;

  PartialFile(Path path, FileChannel channel, Executor syncThreads) {
    this.path = path;
    this.channel = channel;
    this.syncThreads = syncThreads;
  }

  static PartialFile create(Path path, Executor syncThreads) throws IOException {
    return new PartialFile(
        path,
        FileChannel.open(
            path,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.FILE),
        syncThreads);
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
    unsynced += length;
    if (unsynced >= SYNCED_AHEAD && syncing.isDone()) {
      awaitSync();
      syncing = CompletableFuture.runAsync(this::sync, syncThreads);
      unsynced = 0;
    }
  }

  private void sync() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw FileFailure.of(e, path);
    }
  }

  /** A failure must be heard of here: the system tells it only once. */
  private void awaitSync() {
    try {
      syncing.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException failure ? failure : e;
    }
  }

  /** Makes all that was written durable, and then known by that name. */
  void publish(Path target, Path root) {
    awaitSync();
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
    // because nobody else may use the channel by then; what it says has been heard, or is late
    syncing.handle((done, failure) -> failure).join();
    try {
      channel.close();
    } catch (IOException e) {
      throw FileFailure.of(e, path);
    }
  }
}

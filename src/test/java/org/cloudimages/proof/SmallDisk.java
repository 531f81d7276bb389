package org.cloudimages.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk that is soon full, below a directory of the tests. Only root may mount it. */
record SmallDisk(Path directory) implements AutoCloseable {

  private static final byte[] BLOCK = new byte[4096];

  /** Mounts it, unless this user may not. */
  SmallDisk mounted(int megabytes) throws IOException {
    Files.createDirectories(directory);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
    return this;
  }

  boolean isMounted() throws IOException {
    return Files.getFileStore(directory).type().equals("tmpfs");
  }

  /** Takes all that is left, as another program does. */
  void fill() {
    try (OutputStream rubbish =
        Files.newOutputStream(rubbish(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        rubbish.write(BLOCK);
      }
    } catch (IOException e) {
      // because this is what a full disk says
    }
  }

  /** Gives back what {@link #fill} took. */
  void free() throws IOException {
    Files.delete(rubbish());
  }

  private Path rubbish() {
    return directory.resolve("rubbish");
  }

  @Override
  public void close() {
    run("umount", "--lazy", directory.toString());
  }

  private static void run(String... command) {
    try {
      // because it is no failure that this user may not: the test is left out then
      new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

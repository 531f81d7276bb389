package org.cloudimages.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.cloudimages.store.BulkInputStream;

/** A number of bytes of a file, all of them, or an exception. For one thread. */
final class FilePart extends BulkInputStream {

  private final FileChannel file;
  private long position;
  private final long end;

  private FilePart(FileChannel file, long offset, long length) {
    this.file = file;
    this.position = offset;
    this.end = Math.addExact(offset, length);
  }

  static FilePart open(Path path, long offset, long length) throws IOException {
    return new FilePart(FileChannel.open(path, StandardOpenOption.READ), offset, length);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (position == end) {
      return -1;
    }
    int wanted = (int) Math.min(length, end - position);
    int read = file.read(ByteBuffer.wrap(bytes, offset, wanted), position);
    if (read < 0) {
      throw new IOException("The file ended " + (end - position) + " bytes early.");
    }
    position += read;
    return read;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.max(0, Math.min(count, end - position));
    position += skipped;
    return skipped;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

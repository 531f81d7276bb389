package org.cloudimages.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/** Data on their way out, of which the store has already given the first bytes. */
public final class Download implements AutoCloseable {

  /** Bytes in one write; a transfer holds so many on the heap, and as many beside it. */
  private static final int BUFFER = 1 << 16;

  private final Slice slice;
  private final String checksum;
  private final InputStream bytes;
  private final byte[] buffer;

  private Download(Slice slice, String checksum, InputStream bytes, byte[] buffer) {
    this.slice = slice;
    this.checksum = checksum;
    this.bytes = bytes;
    this.buffer = buffer;
  }

  /**
   * Opens the bytes and reads the first of them, because a store often fails only then, and until
   * then another one can take its place.
   *
   * @param checksum MD5 of the whole image in hex, or null
   * @throws StoreException when the store does not give the first bytes
   */
  static Download open(ImageStore store, String key, Slice slice, String checksum) {
    InputStream bytes =
        slice.isMeasured() ? store.open(key, slice.first(), slice.length()) : store.open(key);
    byte[] buffer = new byte[slice.isMeasured() ? (int) Math.min(BUFFER, slice.length()) : BUFFER];
    try {
      int read = bytes.readNBytes(buffer, 0, buffer.length);
      if (read == buffer.length) {
        return new Download(measured(slice, store, key), checksum, bytes, buffer);
      }
      if (slice.isMeasured()) {
        throw new StoreException(Reason.BROKEN, "The store holds fewer bytes than it was given.");
      }
      return new Download(Slice.whole(read), checksum, bytes, Arrays.copyOf(buffer, read));
    } catch (IOException e) {
      closeQuietly(bytes);
      throw new StoreException(Reason.UNAVAILABLE, "The store does not give the bytes.", e);
    } catch (StoreException e) {
      closeQuietly(bytes);
      throw e;
    }
  }

  /**
   * The slice with its length, without which a server may end an answer as if it were whole,
   * wherever it breaks off.
   */
  private static Slice measured(Slice slice, ImageStore store, String key) {
    return slice.isMeasured()
        ? slice
        : Slice.whole(
            store
                .size(key)
                .orElseThrow(
                    () ->
                        new StoreException(
                            Reason.UNAVAILABLE, "Nobody knows how many bytes these are.")));
  }

  /** What is sent; its length is known. */
  public Slice slice() {
    return slice;
  }

  /** MD5 of the whole image in hex; null where nobody knows it. */
  public String checksum() {
    return checksum;
  }

  /** The entity tag of the whole image: no byte of it ever changes. Null where nobody knows it. */
  public String tag() {
    return tag(checksum);
  }

  static String tag(String checksum) {
    return checksum == null ? null : '"' + checksum + '"';
  }

  /** Whether all bytes have been read already, so that no store can break them off. */
  public boolean isComplete() {
    return buffer.length == slice.length();
  }

  /**
   * Writes exactly the bytes of the slice, and closes the store's stream, not the client's.
   *
   * @param sent is told how many bytes were written, after each write
   * @throws IOException when the client or the store breaks off; what was written then is too short
   */
  void writeTo(OutputStream out, LongConsumer sent) throws IOException {
    try (bytes) {
      out.write(buffer, 0, buffer.length);
      sent.accept(buffer.length);
      long left = slice.length() - buffer.length;
      while (left > 0) {
        int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("The store ended " + left + " bytes early.");
        }
        out.write(buffer, 0, read);
        sent.accept(read);
        left -= read;
      }
    }
  }

  /** Gives the bytes up without sending them. */
  @Override
  public void close() {
    closeQuietly(bytes);
  }

  private static void closeQuietly(InputStream bytes) {
    try {
      bytes.close();
    } catch (IOException e) {
      // because nobody waits for these bytes any more
    }
  }
}

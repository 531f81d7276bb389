package org.cloudimages.store;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.cloudimages.store.StoreException.Reason;

/**
 * A place where bytes lie under keys. A key is written once and never again. Thread-safe; several
 * nodes use one store at once.
 *
 * <p>Every method throws a {@link StoreException} for what is the store's own fault, and within a
 * time that the store's settings bound.
 */
public interface ImageStore {

  /**
   * Stores everything that the stream gives, without ever holding it in memory. When this returns
   * the bytes are durable and can be opened, and before that they cannot; when it throws, whatever
   * is left of them is removed by {@link #delete}. The stream is not closed.
   *
   * @param size the number of bytes, or -1 where nobody knows yet
   * @return the number of bytes
   * @throws IOException what the stream threw, unchanged
   */
  long put(String key, InputStream bytes, long size) throws IOException;

  /**
   * Opens a part of the bytes; whoever calls closes the stream. A stream that was opened gives all
   * of them, or fails when it is read: it never just ends early.
   *
   * @param offset the first byte, from 0
   * @param length the number of bytes, which are all there
   */
  InputStream open(String key, long offset, long length);

  /**
   * Opens all bytes, for whom it does not matter or is not known how many they are; otherwise as
   * above.
   */
  default InputStream open(String key) {
    long all =
        size(key)
            .orElseThrow(
                () -> new StoreException(Reason.BROKEN, "The store does not tell the size."));
    return open(key, 0, all);
  }

  /** How many bytes lie there; empty where the store cannot tell. */
  default OptionalLong size(String key) {
    return OptionalLong.empty();
  }

  /**
   * The same for whom it is no use any more after some time. A store whose keys name servers of
   * others takes about that long at most; any other one as long as its own settings allow.
   */
  default OptionalLong size(String key, Duration within) {
    return size(key);
  }

  /**
   * The URL of the bytes, without any credentials, as those know it who may read the store
   * themselves; empty where there is none.
   */
  default Optional<URI> location(String key) {
    return Optional.empty();
  }

  /**
   * The key of what has that URL; empty for a URL of anything that does not lie in this store. It
   * is not said that something lies there.
   */
  default Optional<String> keyOf(URI url) {
    return Optional.empty();
  }

  /**
   * Removes the bytes and whatever an interrupted {@link #put} left. That nothing is there is
   * success, and so is that the store is read-only: there is nothing of ours in it.
   */
  void delete(String key);

  /**
   * What lies in the store, what interrupted puts left included, read page by page; whoever calls
   * closes the stream.
   */
  Stream<StoredObject> list();

  /**
   * Whether the store answers at the moment: that it has nothing under a key that nothing was
   * stored under is an answer too.
   */
  default boolean isAnswering() {
    try {
      open("none/none", 0, 1).close();
      return true;
    } catch (StoreException e) {
      return e.reason() == Reason.MISSING || e.reason() == Reason.FORBIDDEN;
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether nothing can be put: what lies there was not stored by this service. */
  default boolean isReadOnly() {
    return false;
  }

  /** What an administrator is shown of the settings, by the names that the API has for them. */
  default JsonObject details() {
    return JsonValue.EMPTY_JSON_OBJECT;
  }
}

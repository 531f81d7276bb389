package org.cloudimages.store.swift;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;
import org.cloudimages.store.BucketUrl;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.transfer.Transfer;

/**
 * A container of somebody else, reached with his own token; it may hold anything. Every method
 * throws a {@link StoreException} for what is Swift's own fault, or when it does not take the
 * token. Thread-safe.
 */
public final class SwiftContainer {

  private final SwiftClient client;
  private final SwiftStore store;

  private SwiftContainer(SwiftClient client, SwiftStore store) {
    this.client = client;
    this.store = store;
  }

  /** A token that cannot be replaced. */
  private record Given(SwiftSession session) implements SwiftTokens {

    @Override
    public SwiftSession get() {
      return session;
    }

    @Override
    public void refused(SwiftSession old) {
      throw new StoreException(Reason.FORBIDDEN, "Swift does not take the token.");
    }
  }

  /**
   * The container of that name.
   *
   * @param account its URL, without a slash at the end
   * @param segmentSize bytes in a segment of what is larger
   */
  public static SwiftContainer of(
      Transfer transfer, URI account, String token, String name, long segmentSize) {
    SwiftSession session = new SwiftSession(token, account.toString(), Instant.MAX);
    SwiftClient client = new SwiftClient(transfer, new Given(session), name);
    BucketUrl url = new BucketUrl("swift", account, SwiftClient.path(name));
    return new SwiftContainer(client, new SwiftStore(url, segmentSize, client));
  }

  /** A name as a segment of a URL. */
  public static String encoded(String name) {
    return SwiftClient.path(name).replace("/", "%2F");
  }

  /** Whether there is such a container. */
  public boolean isThere() {
    return client.hasContainer();
  }

  /** How many bytes an object has; empty where there is no such object, or no such container. */
  public OptionalLong size(String object) {
    try {
      return store.size(SwiftClient.path(object));
    } catch (StoreException e) {
      if (e.reason() == Reason.MISSING) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }

  /** Opens a part of an object, all of which is given; whoever calls closes the stream. */
  public InputStream open(String object, long offset, long length) {
    return store.open(SwiftClient.path(object), offset, length);
  }

  /**
   * Puts an object of a known size in place of what lies there. What is larger than a segment lies
   * in several, whose names begin with its own; of a put that failed none of them stays, unless
   * Swift does not answer then.
   *
   * @param object a name of letters, digits, '.', '_' and '-'
   * @throws IOException what the stream threw, unchanged
   */
  public void put(String object, InputStream bytes, long size) throws IOException {
    try {
      store.putInto(object, bytes, size);
    } catch (IOException | RuntimeException e) {
      removeSegments(object, e);
      throw e;
    }
  }

  private void removeSegments(String object, Exception failure) {
    try {
      store.deleteSegments(object);
    } catch (StoreException e) {
      failure.addSuppressed(e);
    }
  }
}

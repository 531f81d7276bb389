package org.cloudimages.store.http;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.cloudimages.outbound.fetch.WebContent;
import org.cloudimages.outbound.fetch.WebException;
import org.cloudimages.outbound.fetch.WebFetch;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoredObject;
import org.cloudimages.store.transfer.ExactStream;

/** Bytes on web servers of others: a key is a URL. Nothing is stored or removed. */
final class HttpStore implements ImageStore {

  private final WebFetch web;

  HttpStore(WebFetch web) {
    this.web = web;
  }

  @Override
  public long put(String key, InputStream bytes, long size) {
    throw new StoreException(Reason.FORBIDDEN, "The store is read-only.");
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    try {
      return new ExactStream(web.open(key, offset, length), length);
    } catch (WebException e) {
      throw failure(e);
    }
  }

  @Override
  public InputStream open(String key) {
    try {
      return web.open(key);
    } catch (WebException e) {
      throw failure(e);
    }
  }

  @Override
  public OptionalLong size(String key) {
    try (WebContent all = web.open(key)) {
      return all.size();
    } catch (WebException e) {
      throw failure(e);
    }
  }

  @Override
  public OptionalLong size(String key, Duration within) {
    try (WebContent all = web.open(key, within)) {
      return all.size();
    } catch (WebException e) {
      throw failure(e);
    }
  }

  @Override
  public Optional<URI> location(String key) {
    return Optional.of(URI.create(key));
  }

  @Override
  public Optional<String> keyOf(URI url) {
    boolean isWeb =
        ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
            && url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawFragment() == null;
    return isWeb ? Optional.of(url.toString()) : Optional.empty();
  }

  private static StoreException failure(WebException failure) {
    return new StoreException(reason(failure.reason()), failure.getMessage(), failure);
  }

  private static Reason reason(WebException.Reason reason) {
    return switch (reason) {
      case REFUSED, FORBIDDEN -> Reason.FORBIDDEN;
      case MISSING -> Reason.MISSING;
      case UNAVAILABLE -> Reason.UNAVAILABLE;
      case BROKEN -> Reason.BROKEN;
    };
  }

  /** Each key names a server of its own. */
  @Override
  public boolean isAnswering() {
    return true;
  }

  @Override
  public void delete(String key) {
    // because there is nothing of ours in it
  }

  @Override
  public Stream<StoredObject> list() {
    return Stream.empty();
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }
}

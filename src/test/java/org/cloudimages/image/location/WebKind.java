package org.cloudimages.image.location;

import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoreKind;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.StoredObject;

/** A read-only store of URLs, which tells the sizes that a test gave it. */
final class WebKind implements StoreKind, ImageStore {

  /** By URL; what is not in it is missing. */
  final Map<String, OptionalLong> sizes = new HashMap<>();

  /** The URLs whose size was asked for. */
  final List<String> asked = new ArrayList<>();

  @Override
  public String name() {
    return "web";
  }

  @Override
  public ImageStore make(StoreSettings settings) {
    return this;
  }

  @Override
  public long put(String key, InputStream bytes, long size) {
    throw new StoreException(Reason.FORBIDDEN, "The store is read-only.");
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    throw new StoreException(Reason.MISSING, "There are no bytes.");
  }

  @Override
  public OptionalLong size(String key) {
    asked.add(key);
    return Optional.ofNullable(sizes.get(key))
        .orElseThrow(() -> new StoreException(Reason.MISSING, "There is nothing."));
  }

  @Override
  public Optional<String> keyOf(URI url) {
    return "http".equals(url.getScheme()) ? Optional.of(url.toString()) : Optional.empty();
  }

  @Override
  public void delete(String key) {
    // because nothing is ever stored
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

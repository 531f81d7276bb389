package org.cloudimages.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The stores of this service, by their ids. */
@Singleton
public class Stores {

  private static final String DEFAULT = "default";

  private final Map<String, ImageStore> stores;

  @Inject
  Stores(@ConfigProperty(name = "images.data") String data) {
    this.stores = Map.of(DEFAULT, new FileStore(Path.of(data, "images")));
  }

  public Set<String> ids() {
    return stores.keySet();
  }

  public Optional<ImageStore> find(String id) {
    return Optional.ofNullable(stores.get(id));
  }

  /** The id of the store that takes what names no other. */
  public String defaultId() {
    return DEFAULT;
  }
}

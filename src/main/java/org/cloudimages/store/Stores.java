package org.cloudimages.store;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * The stores of this service, by their ids: those that {@code images.stores} lists, and one more
 * for staged data, which no client sees or names.
 */
@Singleton
public class Stores {

  /** The id of the store for staged data. */
  public static final String STAGING = "os_glance_staging_store";

  private static final String FILE = "file";
  private static final String FIRST = "default";
  private static final String DEFAULT_KEY = "images.default-store";

  private final Map<String, ConfiguredStore> offered;
  private final ConfiguredStore staging;
  private final String defaultId;

  /**
   * Makes all stores.
   *
   * @throws IllegalArgumentException with the key, when a setting is missing or wrong
   */
  @Inject
  Stores(Config config, @Any Instance<StoreKind> kinds) {
    this(config, kinds.stream().toList());
  }

  /** The same, of these kinds, without a container. */
  public Stores(Config config, Collection<StoreKind> kinds) {
    Path data = Path.of(text(config, "images.data").orElseThrow()).toAbsolutePath().normalize();
    this.staging =
        make(
            new StoreSettings(config, "images.staging", STAGING, data.resolve("staging")),
            kinds,
            FILE);
    Map<String, ConfiguredStore> made = new LinkedHashMap<>();
    for (String id : StoreIds.parse(text(config, StoreIds.KEY).orElse(FIRST))) {
      StoreSettings settings =
          new StoreSettings(config, "images.store." + id, id, data.resolve(home(id)));
      made.put(id, make(settings, kinds, type(settings)));
    }
    this.offered = Collections.unmodifiableMap(made);
    this.defaultId = requireDefault(text(config, DEFAULT_KEY));
  }

  /** The one store that nobody has to configure is of files; any other says what it is. */
  private static String type(StoreSettings settings) {
    return settings.id().equals(FIRST)
        ? settings.find("type").orElse(FILE)
        : settings.require("type");
  }

  private static String home(String id) {
    return id.equals(FIRST) ? "images" : "images-" + id;
  }

  private static ConfiguredStore make(
      StoreSettings settings, Collection<StoreKind> kinds, String type) {
    return kinds.stream()
        .filter(kind -> kind.name().equals(type))
        .findFirst()
        .map(kind -> ConfiguredStore.of(settings, kind))
        .orElseThrow(() -> settings.invalid("type", unknown(type, kinds)));
  }

  private static String unknown(String type, Collection<StoreKind> kinds) {
    List<String> names = kinds.stream().map(StoreKind::name).sorted().toList();
    return "it must be one of " + String.join(", ", names) + ": " + type;
  }

  private String requireDefault(Optional<String> named) {
    String id = named.orElseGet(() -> offered.keySet().iterator().next());
    if (!offered.containsKey(id)) {
      throw invalidDefault(StoreIds.KEY + " does not list it: " + id);
    }
    if (offered.get(id).store().isReadOnly()) {
      throw invalidDefault("the store is read-only: " + id);
    }
    return id;
  }

  private static IllegalArgumentException invalidDefault(String why) {
    return new IllegalArgumentException("Invalid value for '" + DEFAULT_KEY + "': " + why);
  }

  private static Optional<String> text(Config config, String key) {
    return config.getOptionalValue(key, String.class).map(String::strip);
  }

  /** Makes the stores when the application starts and not when the first request comes. */
  void start(@Observes Startup startup) {}

  /** The stores that clients see and may name, in the order of the settings. */
  public Collection<ConfiguredStore> offered() {
    return offered.values();
  }

  /** The ids that clients see and may name: never the one for staged data. */
  public Set<String> ids() {
    return offered.keySet();
  }

  /**
   * Finds a store by an id that the database knows, the one for staged data included. What a client
   * names is to be looked for in {@link #ids} first.
   */
  public Optional<ImageStore> find(String id) {
    return configured(id).map(ConfiguredStore::store);
  }

  /** How long doomed bytes stay in that store; none where there is no such store. */
  public Duration reclaimDelay(String id) {
    return configured(id).map(ConfiguredStore::reclaimDelay).orElse(Duration.ZERO);
  }

  private Optional<ConfiguredStore> configured(String id) {
    return Optional.ofNullable(id.equals(STAGING) ? staging : offered.get(id));
  }

  /** The id of the store that takes what names no other. */
  public String defaultId() {
    return defaultId;
  }

  /** Returns ids of stores in the order to read from: by weight, else as they were. */
  public List<String> readingOrder(Collection<String> ids) {
    return ids.stream().sorted(Comparator.comparingInt(this::weight).reversed()).toList();
  }

  private int weight(String id) {
    return configured(id).map(ConfiguredStore::weight).orElse(Integer.MIN_VALUE);
  }
}

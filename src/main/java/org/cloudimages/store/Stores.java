package org.cloudimages.store;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudimages.setting.SettingReader;

/**
 * The stores of this service, by their ids: those that {@code images.stores} lists, and one more
 * for staged data, which no client sees or names.
 */
@Singleton
public class Stores {

  /** The id of the store for staged data. */
  public static final String STAGING = "os_glance_staging_store";

  private final Map<String, ConfiguredStore> offered;
  private final ConfiguredStore staging;
  private final String defaultId;

  /**
   * Makes all stores.
   *
   * @throws IllegalArgumentException with the key, when a setting is missing or wrong
   */
  @Inject
  Stores(SettingReader settings, @Any Instance<StoreKind> kinds) {
    this(settings, kinds.stream().toList());
  }

  /** The same, of these kinds, without a container. */
  public Stores(SettingReader settings, Collection<StoreKind> kinds) {
    StoresSettings common = new StoresSettings(settings);
    StoreSettings staged =
        new StoreSettings(settings, "images.staging", STAGING, common.data().resolve("staging"));
    this.staging = ConfiguredStore.staging(staged, kind(staged.type(), staged, kinds));
    if (staging.store().isReadOnly()) {
      throw staged.own().invalid("type", "a kind of store that takes data", staging.type());
    }
    Map<String, ConfiguredStore> made = new LinkedHashMap<>();
    for (String id : common.ids()) {
      StoreSettings own =
          new StoreSettings(settings, "images.store." + id, id, common.data().resolve(home(id)));
      made.put(id, ConfiguredStore.of(own, kind(own.type(), own, kinds)));
    }
    this.offered = Collections.unmodifiableMap(made);
    this.defaultId = common.defaultId().orElse(common.ids().get(0));
    if (!offered.containsKey(defaultId) || offered.get(defaultId).store().isReadOnly()) {
      throw settings.invalid(
          StoresSettings.DEFAULT,
          "one of " + StoresSettings.IDS + " that is not read-only",
          defaultId);
    }
  }

  private static String home(String id) {
    return id.equals(StoreSettings.FIRST) ? "images" : "images-" + id;
  }

  private static StoreKind kind(String type, StoreSettings settings, Collection<StoreKind> kinds) {
    return kinds.stream()
        .filter(kind -> kind.name().equals(type))
        .findFirst()
        .orElseThrow(() -> settings.own().invalid("type", "one of " + names(kinds), type));
  }

  private static String names(Collection<StoreKind> kinds) {
    return kinds.stream().map(StoreKind::name).sorted().collect(Collectors.joining(", "));
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

  /**
   * Finds what lies at a URL, be something there or not, in the first of the stores that clients
   * see whose URL it is.
   */
  public Optional<StoreKey> find(URI url) {
    return offered.values().stream()
        .flatMap(
            configured ->
                configured
                    .store()
                    .keyOf(url)
                    .map(key -> new StoreKey(configured.id(), key))
                    .stream())
        .findFirst();
  }

  /** The URL of what lies there; empty where it has none, or there is no such store any more. */
  public Optional<URI> location(StoreKey where) {
    return find(where.store()).flatMap(store -> store.location(where.key()));
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

package org.cloudimages.image.location;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.Viewer;
import org.cloudimages.image.entity.Image;
import org.cloudimages.policy.Policy;
import org.cloudimages.store.StoreKey;
import org.cloudimages.store.Stores;

/** Reads where the data of images lie, with one query for several images. */
@Singleton
public class LocationReading {

  // because Json itself looks the provider up at each call
  private static final JsonProvider JSON = JsonProvider.provider();

  private final LocationSettings settings;
  private final ImageAccess access;
  private final Blobs blobs;
  private final Stores stores;

  @Inject
  public LocationReading(
      LocationSettings settings, ImageAccess access, Blobs blobs, Stores stores) {
    this.settings = settings;
    this.access = access;
    this.blobs = blobs;
    this.stores = stores;
  }

  /** Whether documents show any places. */
  public boolean areShown() {
    return settings.showsAll() || settings.showsOne();
  }

  /** Reads what documents are to show of images; asks nothing where that is nothing. */
  public ShownLocations shown(List<Image> images, Caller caller) {
    if (!areShown()) {
      return ShownLocations.NONE;
    }
    Viewer viewer = access.viewer(caller);
    List<String> ids =
        images.stream().filter(image -> isShown(image, viewer, caller)).map(Image::id).toList();
    Map<String, List<Blob>> held =
        ids.isEmpty() ? Map.of() : blobs.of(ids).stream().collect(groupingBy(Blob::imageId));
    return new ShownLocations(
        settings.showsAll(),
        settings.showsAll() ? each(held, this::places) : Map.of(),
        settings.showsOne() ? each(held, this::first) : Map.of());
  }

  private boolean isShown(Image image, Viewer viewer, Caller caller) {
    return !image.stores().isEmpty()
        && viewer.seesPlaces(image)
        && access.allows(Policy.GET_IMAGE_LOCATION, image, caller);
  }

  private static <T> Map<String, T> each(
      Map<String, List<Blob>> held, Function<List<Blob>, T> shown) {
    return held.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> shown.apply(entry.getValue())));
  }

  /** All places of one image, in their order, whatever the settings say. */
  public List<ShownLocation> all(String id) {
    return places(blobs.of(id));
  }

  private List<ShownLocation> places(List<Blob> held) {
    return held.stream().map(this::place).toList();
  }

  private ShownLocation first(List<Blob> held) {
    String store = stores.readingOrder(held.stream().map(Blob::store).toList()).get(0);
    return held.stream()
        .filter(blob -> blob.store().equals(store))
        .map(this::place)
        .findFirst()
        .orElseThrow();
  }

  private ShownLocation place(Blob blob) {
    StoreKey where = new StoreKey(blob.store(), blob.key());
    JsonObject metadata =
        JSON.createObjectBuilder(
                blob.metadata().map(LocationReading::json).orElse(JsonValue.EMPTY_JSON_OBJECT))
            .add("store", blob.store())
            .build();
    return new ShownLocation(stores.location(where).orElseGet(() -> nowhere(where)), metadata);
  }

  /** What lies in a store that there is not any more keeps its place in the list. */
  private static URI nowhere(StoreKey where) {
    return URI.create("store:" + where.store() + "/" + where.key());
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}

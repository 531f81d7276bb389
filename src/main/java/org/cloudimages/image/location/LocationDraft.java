package org.cloudimages.image.location;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudimages.blob.Blob;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.HashAlgorithm;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.store.StoreKey;

/**
 * The locations of a locked image while a patch changes them, one change after the other. The image
 * changes at once, as later operations of the patch are to find it; the rows do at the end. Used by
 * one thread.
 */
public final class LocationDraft {

  private final Image image;
  private final Map<URI, FoundLocation> found;
  private final HashAlgorithm usual;
  private final Instant now;
  private final Set<Blob> added = new LinkedHashSet<>();
  private final Set<Blob> measured = new LinkedHashSet<>();
  private List<Blob> before = List.of();
  private List<Blob> blobs = List.of();
  private boolean begun;
  private boolean activated;

  /**
   * A draft that nothing has been done to.
   *
   * @param found where the URLs of the changes lead
   * @param usual what makes the hashes of images here
   */
  LocationDraft(Image image, Map<URI, FoundLocation> found, HashAlgorithm usual, Instant now) {
    this.image = image;
    this.found = found;
    this.usual = usual;
    this.now = now;
  }

  /** Begins with the rows that there are. */
  void begin(List<Blob> held) {
    begun = true;
    before = List.copyOf(held);
    blobs = new ArrayList<>(held);
  }

  boolean isBegun() {
    return begun;
  }

  Image image() {
    return image;
  }

  Instant now() {
    return now;
  }

  /** Whether it has given data to an image that had none. */
  boolean isActivated() {
    return activated;
  }

  /** All locations as they are to be. */
  List<Blob> blobs() {
    return blobs;
  }

  /** Those of them that are new. */
  Set<Blob> added() {
    return added;
  }

  /**
   * The bytes that are to count against a quota and have not done so: those of the new ones, and of
   * those whose size nobody knew before.
   *
   * @throws ImagesException 413 for more than can be counted
   */
  long bytes() {
    try {
      return Stream.concat(added.stream(), measured.stream())
          .distinct()
          .mapToLong(Blob::size)
          .reduce(0, Math::addExact);
    } catch (ArithmeticException e) {
      throw ImagesException.overLimit("The locations have more bytes than can be counted.");
    }
  }

  /** Those that are to go. */
  List<Blob> removed() {
    return before.stream().filter(blob -> !blobs.contains(blob)).toList();
  }

  /**
   * Does one change.
   *
   * @throws ImagesException 400, 403 or 409
   */
  void apply(LocationChange change) {
    if (change instanceof LocationChange.Remove remove) {
      remove(remove.index());
      return;
    }
    LocationRules.requireOpen(image);
    Optional<ValidationData> digests = digests(change.locations());
    if (change instanceof LocationChange.Add add) {
      blobs.add(index(add.index(), blobs.size()), made(add.location()));
    } else {
      replace(change.locations());
    }
    activate(digests);
  }

  /** What all of them say; those that say something say the same. */
  private Optional<ValidationData> digests(List<NewLocation> locations) {
    List<ValidationData> given =
        locations.stream().flatMap(location -> location.expected().stream()).distinct().toList();
    if (given.size() > 1) {
      throw ImagesException.conflict("The locations have different validation_data.");
    }
    given.forEach(digests -> digests.require(image, usual));
    return given.stream().findFirst();
  }

  private void replace(List<NewLocation> locations) {
    Map<StoreKey, Blob> held = new HashMap<>();
    blobs.forEach(blob -> held.put(keyOf(blob), blob));
    Set<StoreKey> named = new LinkedHashSet<>();
    locations.forEach(location -> named.add(where(location).where()));
    if (locations.isEmpty()) {
      throw ImagesException.forbidden("The list of locations cannot be made empty.");
    }
    if (!held.isEmpty() && !named.equals(held.keySet())) {
      throw ImagesException.badRequest(
          "The image has other locations; only their metadata can be replaced.");
    }
    blobs.clear();
    for (NewLocation location : locations) {
      Blob kept = held.remove(where(location).where());
      blobs.add(kept == null ? made(location) : kept);
      blobs.get(blobs.size() - 1).describe(location.metadata().orElse(null));
    }
  }

  private Blob made(NewLocation location) {
    FoundLocation place = where(location);
    if (blobs.stream().anyMatch(blob -> keyOf(blob).equals(place.where()))) {
      throw LocationRules.twice();
    }
    // because a patch may have removed just now what is to be registered
    LocationRules.requireForeign(place.where());
    LocationRules.requireFormats(image);
    requireSize(place.size());
    Blob blob = Blob.registered(image.id(), place.where(), place.size().orElse(0), now);
    blob.describe(location.metadata().orElse(null));
    added.add(blob);
    return blob;
  }

  private FoundLocation where(NewLocation location) {
    return Optional.ofNullable(found.get(location.url()))
        .orElseThrow(() -> new IllegalStateException("Nobody looked for a location."));
  }

  static StoreKey keyOf(Blob blob) {
    return new StoreKey(blob.store(), blob.key());
  }

  /** All locations have the same bytes, as far as their number can tell. */
  private void requireSize(OptionalLong size) {
    Optional<Long> known = size();
    if (size.isPresent() && known.isPresent() && known.get() != size.getAsLong()) {
      throw ImagesException.conflict(
          "At the location are " + size.getAsLong() + " bytes; the image has " + known.get() + ".");
    }
  }

  private Optional<Long> size() {
    return image
        .data()
        .flatMap(ImageData::size)
        .or(() -> added.stream().map(blob -> found(blob)).flatMap(Optional::stream).findFirst());
  }

  private Optional<Long> found(Blob blob) {
    return found.values().stream()
        .filter(place -> place.where().equals(keyOf(blob)) && place.size().isPresent())
        .map(place -> place.size().getAsLong())
        .findFirst();
  }

  private void activate(Optional<ValidationData> digests) {
    if (image.status() == ImageStatus.QUEUED) {
      image.activate(ImageData.registered(size()), now);
      digests.ifPresent(
          given -> image.identify(given.checksum().orElse(null), given.algorithm(), given.value()));
      activated = true;
    } else if (image.data().flatMap(ImageData::size).isEmpty()) {
      size().ifPresent(image::measure);
    }
    image.data().flatMap(ImageData::size).ifPresent(this::measure);
  }

  /** Because all have the same bytes: what a store could not tell is known from another one. */
  private void measure(long size) {
    blobs.stream()
        .filter(blob -> !blob.isOurs() && blob.size() == 0)
        .forEach(
            blob -> {
              blob.measure(size);
              measured.add(blob);
            });
  }

  private void remove(OptionalInt index) {
    if (image.status() != ImageStatus.ACTIVE) {
      throw ImagesException.conflict(
          "No location of an image in status " + image.status().text() + " can be removed.");
    }
    if (blobs.size() == 1) {
      throw ImagesException.forbidden("The last location of an image cannot be removed.");
    }
    Blob removed = blobs.remove(index(index, blobs.size() - 1));
    added.remove(removed);
    measured.remove(removed);
  }

  private static int index(OptionalInt given, int last) {
    if (given.orElse(last) > last) {
      throw ImagesException.invalid("path", "the image has no place for " + given.getAsInt() + ".");
    }
    return given.orElse(last);
  }
}

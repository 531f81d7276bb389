package org.cloudimages.image.location;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudimages.blob.Blobs;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.condition.ImageCondition;
import org.cloudimages.policy.Policy;
import org.cloudimages.store.StoreKey;

/**
 * Finds out about data that somebody else stored, from their URLs and their stores; outside of a
 * transaction, because a store may take its time.
 */
@Singleton
public class LocationLookup {

  private final LocationRules rules;
  private final VisibleImages images;
  private final ImageAccess access;
  private final Blobs blobs;
  private final LocationSizes sizes;

  @Inject
  LocationLookup(
      LocationRules rules,
      VisibleImages images,
      ImageAccess access,
      Blobs blobs,
      LocationSizes sizes) {
    this.rules = rules;
    this.images = images;
    this.access = access;
    this.blobs = blobs;
    this.sizes = sizes;
  }

  /**
   * Finds out what a patch will have to know of the locations that it names. No store is asked
   * before the caller is known to have the right to name all, nor for what the image has already or
   * cannot get.
   *
   * @throws ImagesException 404; 403 for lack of rights, and for what only others may name; 409 in
   *     a status in which locations do not change, 412 when the condition does not hold, 413 for
   *     too many of them, 400 for a URL that leads into no store or to nothing, or that the image
   *     has already; 503 where to find out takes too long
   */
  public Map<URI, FoundLocation> look(
      String id, ImageCondition condition, List<LocationChange> changes, Caller caller) {
    List<URI> urls =
        changes.stream()
            .flatMap(change -> change.locations().stream())
            .map(NewLocation::url)
            .distinct()
            .toList();
    if (urls.isEmpty()) {
      return Map.of();
    }
    SeenImage seen = images.look(id, caller);
    access.require(Policy.MODIFY_IMAGE, seen, caller);
    condition.require(seen.image());
    access.require(Policy.SET_IMAGE_LOCATION, seen, caller);
    LocationRules.requireOpen(seen.image());
    rules.requireFew(urls.size());
    Set<StoreKey> held = held(id);
    Map<URI, StoreKey> keys = urls.stream().collect(Collectors.toMap(url -> url, rules::where));
    Set<StoreKey> added = added(keys, held, caller);
    new NamedLocations(rules, keys, held).require(changes);
    return find(keys, added);
  }

  /** What the image does not have yet, which the caller may name. */
  private Set<StoreKey> added(Map<URI, StoreKey> keys, Set<StoreKey> held, Caller caller) {
    Set<StoreKey> added = new LinkedHashSet<>();
    keys.forEach(
        (url, where) -> {
          if (!held.contains(where)) {
            rules.requireRemote(url);
            LocationRules.requireForeign(where);
            rules.requireNameable(where, caller);
            added.add(where);
          }
        });
    return added;
  }

  private Set<StoreKey> held(String id) {
    return blobs.of(id).stream()
        .map(blob -> new StoreKey(blob.store(), blob.key()))
        .collect(Collectors.toSet());
  }

  private Map<URI, FoundLocation> find(Map<URI, StoreKey> keys, Set<StoreKey> added) {
    Map<StoreKey, OptionalLong> told = sizes.of(added);
    Map<URI, FoundLocation> found = new HashMap<>();
    keys.forEach(
        (url, where) ->
            found.put(
                url, new FoundLocation(where, told.getOrDefault(where, OptionalLong.empty()))));
    return found;
  }
}

package org.cloudimages.image.location;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudimages.blob.Blobs;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.fault.LogText;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.policy.Policy;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreKey;
import org.cloudimages.store.Stores;

/**
 * Finds out about data that somebody else stored, from their URLs and their stores; outside of a
 * transaction, because a store may take its time.
 */
@Singleton
public class LocationLookup {

  private static final Logger LOG = System.getLogger(LocationLookup.class.getName());
  private static final String URL = "url";

  private final LocationRules rules;
  private final VisibleImages images;
  private final ImageAccess access;
  private final Blobs blobs;
  private final Stores stores;

  @Inject
  LocationLookup(
      LocationRules rules, VisibleImages images, ImageAccess access, Blobs blobs, Stores stores) {
    this.rules = rules;
    this.images = images;
    this.access = access;
    this.blobs = blobs;
    this.stores = stores;
  }

  /**
   * Finds out what a patch will have to know of the locations that it names. No store is asked
   * before the caller is known to have the right to name any, nor for what the image has already.
   *
   * @throws ImagesException 404; 403 for lack of rights, and for what only others may name; 409 in
   *     a status in which locations do not change, 413 for too many of them, 400 for a URL that
   *     leads into no store or to nothing
   */
  public Map<URI, FoundLocation> look(String id, List<LocationChange> changes, Caller caller) {
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
    access.require(Policy.SET_IMAGE_LOCATION, seen, caller);
    LocationRules.requireOpen(seen.image());
    rules.requireFew(urls.size());
    return find(urls, held(id), caller);
  }

  private Set<StoreKey> held(String id) {
    return blobs.of(id).stream()
        .map(blob -> new StoreKey(blob.store(), blob.key()))
        .collect(Collectors.toSet());
  }

  private Map<URI, FoundLocation> find(List<URI> urls, Set<StoreKey> held, Caller caller) {
    Map<URI, StoreKey> keys = new HashMap<>();
    for (URI url : urls) {
      StoreKey where = rules.where(url);
      keys.put(url, where);
      if (!held.contains(where)) {
        rules.requireRemote(url);
        LocationRules.requireForeign(where);
        rules.requireNameable(where, caller);
      }
    }
    Map<URI, FoundLocation> found = new HashMap<>();
    keys.forEach(
        (url, where) ->
            found.put(
                url,
                new FoundLocation(
                    where, held.contains(where) ? OptionalLong.empty() : size(where))));
    return found;
  }

  /**
   * How many bytes lie there; empty where their store cannot tell now.
   *
   * @throws ImagesException 400 where nothing lies there, or this service cannot or must not read
   *     it
   */
  public OptionalLong size(StoreKey where) {
    try {
      return stores.find(where.store()).orElseThrow().size(where.key());
    } catch (StoreException e) {
      return switch (e.reason()) {
        case MISSING -> throw ImagesException.invalid(URL, "nothing lies there.");
        case FORBIDDEN, BROKEN ->
            throw ImagesException.invalid(URL, "the service cannot read what lies there.");
        case UNAVAILABLE, FULL, IN_USE -> unknown(where, e);
      };
    }
  }

  private static OptionalLong unknown(StoreKey where, StoreException failure) {
    LOG.log(
        Level.WARNING,
        "Store {0} does not tell the size of what is added to an image: {1}",
        where.store(),
        LogText.of(failure.getMessage()));
    return OptionalLong.empty();
  }
}

package org.cloudimages.image.location;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.cloudimages.fault.BoundedLog;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.fault.LogText;
import org.cloudimages.limit.size.SizeLimit;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreKey;
import org.cloudimages.store.Stores;

/** Asks stores how many bytes lie somewhere; outside of a transaction, because they take time. */
@Singleton
public class LocationSizes {

  private static final BoundedLog UNTOLD =
      new BoundedLog(System.getLogger(LocationSizes.class.getName()), "sizes that no store told");
  private static final String URL = "url";

  /** As long as a client waits, because servers of others decide how long a request is held. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stores stores;
  private final SizeLimit limit;
  private final Duration patience;

  @Inject
  LocationSizes(Stores stores, SizeLimit limit) {
    this(stores, limit, PATIENCE);
  }

  /**
   * The same with another patience.
   *
   * @param patience how long all questions of one call may take
   */
  LocationSizes(Stores stores, SizeLimit limit, Duration patience) {
    this.stores = stores;
    this.limit = limit;
    this.patience = patience;
  }

  /**
   * How many bytes lie in each of these places, one asked after the other; empty where their store
   * cannot tell now.
   *
   * @throws ImagesException as below; 503 where the time is over before all were asked
   */
  Map<StoreKey, OptionalLong> of(Collection<StoreKey> places) {
    long begun = System.nanoTime();
    Map<StoreKey, OptionalLong> sizes = new HashMap<>();
    for (StoreKey where : places) {
      Duration left = patience.minusNanos(System.nanoTime() - begun);
      if (left.isNegative() || left.isZero()) {
        throw ImagesException.unavailable();
      }
      sizes.put(where, ask(where, left));
    }
    return sizes;
  }

  /**
   * How many bytes lie there; empty where their store cannot tell now.
   *
   * @throws ImagesException 400 where nothing lies there, or this service cannot or must not read
   *     it; 413 where they are more than an image may have
   */
  public OptionalLong of(StoreKey where) {
    return ask(where, patience);
  }

  private OptionalLong ask(StoreKey where, Duration left) {
    try {
      OptionalLong size = stores.find(where.store()).orElseThrow().size(where.key(), left);
      size.ifPresent(limit::requireAllowed);
      return size;
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
    UNTOLD.tell(
        Level.WARNING,
        () ->
            "Store %s does not tell the size of what is added to an image: %s"
                .formatted(where.store(), LogText.of(failure.getMessage())));
    return OptionalLong.empty();
  }
}

package org.cloudimages.image.location;

import java.util.OptionalLong;
import org.cloudimages.store.StoreKey;

/**
 * Where a URL leads.
 *
 * @param size the bytes that lie there; empty where their store cannot tell
 */
public record FoundLocation(StoreKey where, OptionalLong size) {}

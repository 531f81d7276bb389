package org.cloudimages.store;

import java.time.Instant;

/**
 * Something that lies in a store.
 *
 * @param size in bytes
 */
public record StoredObject(String key, long size, Instant modifiedAt) {}

package org.cloudimages.store;

/**
 * Where bytes lie.
 *
 * @param store the id of the store
 * @param key what that store knows them by
 */
public record StoreKey(String store, String key) {}

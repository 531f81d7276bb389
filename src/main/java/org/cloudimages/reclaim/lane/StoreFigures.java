package org.cloudimages.reclaim.lane;

/**
 * What this node removed from one store since it started.
 *
 * @param bytes as many as the removed blobs were known to have
 * @param failures attempts that failed
 * @param failing whether an attempt failed since the last one that did not
 */
public record StoreFigures(String store, long blobs, long bytes, long failures, boolean failing) {}

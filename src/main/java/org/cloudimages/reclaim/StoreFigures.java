package org.cloudimages.reclaim;

/**
 * What this node removed from one store since it started.
 *
 * @param bytes as many as the removed blobs were known to have
 * @param failures attempts that failed
 * @param failing whether an attempt failed since the last one that did not
 */
record StoreFigures(String store, long blobs, long bytes, long failures, boolean failing) {}

package org.cloudimages.reclaim;

/**
 * What this node removed from one store since it started.
 *
 * @param bytes as many as the removed blobs were known to have
 * @param failures attempts that failed
 * @param failing whether the last attempt failed
 */
record StoreFigures(String store, long blobs, long bytes, long failures, boolean failing) {}

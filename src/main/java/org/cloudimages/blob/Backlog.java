package org.cloudimages.blob;

import java.time.Instant;

/**
 * The doomed blobs of one store that are due.
 *
 * @param oldest since when the first of them is
 */
public record Backlog(String store, long count, Instant oldest) {}

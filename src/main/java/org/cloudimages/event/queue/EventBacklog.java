package org.cloudimages.event.queue;

import java.time.Instant;

/**
 * What one destination has not taken yet.
 *
 * @param oldest when the first of it happened
 */
public record EventBacklog(String destination, long count, Instant oldest) {}

package org.cloudimages.blob;

/**
 * A blob that one node removes.
 *
 * @param attempt which attempt that is, from 1; a later one takes the claim away
 */
public record Claim(Blob blob, int attempt) {}

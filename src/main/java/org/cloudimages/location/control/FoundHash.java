package org.cloudimages.location.control;

/**
 * What was found out about data by reading them all.
 *
 * @param size in bytes
 * @param checksum MD5, in hex
 * @param hash what they have by the algorithm that was asked for
 */
record FoundHash(long size, String checksum, ExpectedHash hash) {}

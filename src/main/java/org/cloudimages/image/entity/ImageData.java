package org.cloudimages.image.entity;

import java.util.OptionalLong;

/**
 * The data of an image, all of which are stored.
 *
 * @param store the id of the store that holds them
 * @param size in bytes
 * @param virtualSize of the disk inside, where anybody could tell
 * @param checksum MD5, in hex
 * @param hashAlgorithm what made the hash, such as {@code sha512}
 * @param hashValue in hex
 */
public record ImageData(
    String store,
    long size,
    OptionalLong virtualSize,
    String checksum,
    String hashAlgorithm,
    String hashValue) {}

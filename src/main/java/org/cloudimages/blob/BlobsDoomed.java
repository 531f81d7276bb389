package org.cloudimages.blob;

/**
 * Said in a transaction that dooms blobs; who wants to remove their bytes observes its success.
 *
 * @param count how many
 */
public record BlobsDoomed(int count) {}

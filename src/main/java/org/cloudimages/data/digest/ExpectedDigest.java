package org.cloudimages.data.digest;

/**
 * A digest that a client says its bytes have.
 *
 * @param header where it says so
 */
public record ExpectedDigest(String header, DigestAlgorithm algorithm, String hex) {}

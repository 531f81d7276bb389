package org.cloudimages.location.control;

import org.cloudimages.data.digest.HashAlgorithm;

/**
 * A hash that data are said to have.
 *
 * @param value in hex, in lower case
 */
public record ExpectedHash(HashAlgorithm algorithm, String value) {}

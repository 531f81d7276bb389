package org.cloudimages.location.control;

import org.cloudimages.hash.HashAlgorithm;

/**
 * A hash that data are said to have.
 *
 * @param value in hex, in lower case
 */
public record ExpectedHash(HashAlgorithm algorithm, String value) {}

/** Digests that tell values apart; those of image data are in {@code data.digest}. */
package org.cloudimages.hash;

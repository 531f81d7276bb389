/** Digests that tell values apart, and what those of image data are called and made with. */
package org.cloudimages.hash;

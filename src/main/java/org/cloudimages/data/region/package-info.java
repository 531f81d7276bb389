/**
 * Images of other regions: where their image service is, what it tells of an image, and the bytes.
 * All of it is asked for with the token of whoever imports such an image.
 */
package org.cloudimages.data.region;

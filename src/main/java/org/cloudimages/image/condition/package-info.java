/**
 * The versions of an image as clients know them, and what a request may ask of the one that it
 * meets, so that nobody overwrites or deletes what he has not seen.
 */
package org.cloudimages.image.condition;

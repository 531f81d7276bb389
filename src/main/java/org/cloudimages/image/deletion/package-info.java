/**
 * The end of an image: who may delete it, which of several deletes wins, what goes with it in the
 * same transaction, and what is kept so that its id is never used again.
 */
package org.cloudimages.image.deletion;

/**
 * What the database has let go and a store may still hold. The transaction that deletes an image
 * writes the entry, so that its bytes can never be forgotten, however the process ends.
 */
package org.cloudimages.reclaim;

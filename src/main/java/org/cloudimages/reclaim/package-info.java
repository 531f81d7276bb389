/**
 * Takes away what the database has let go: the bytes of doomed blobs, the uploads of writers that
 * died, the rows of images deleted long ago. Nobody waits for it, and it can be ended at any
 * instant: what it has not done is in the database still.
 */
package org.cloudimages.reclaim;

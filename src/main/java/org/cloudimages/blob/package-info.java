/**
 * What the stores hold, as the database knows it: one row a blob, written before its first byte and
 * removed after its last. Uploads, deletes and the reclaimer meet here and nowhere else.
 */
package org.cloudimages.blob;

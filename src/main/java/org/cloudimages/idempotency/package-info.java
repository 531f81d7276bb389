/**
 * Requests that clients may send again: what one was answered that came with a key is kept in the
 * transaction that did what it asked for, and whoever sends it again is answered the same.
 */
package org.cloudimages.idempotency;

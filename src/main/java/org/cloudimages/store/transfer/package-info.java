/**
 * Bytes to and from a store over HTTP: on the thread of whoever calls, never held whole, and never
 * waiting for the store longer than its settings allow.
 */
package org.cloudimages.store.transfer;

/**
 * Reads what lies under URLs of clients: at an address that the filter has just allowed, following
 * redirects only through it, within bounds of time and size, and with a failure that tells what was
 * wrong and after how many bytes.
 */
package org.cloudimages.outbound.fetch;

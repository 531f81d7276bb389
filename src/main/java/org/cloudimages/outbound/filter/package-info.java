/**
 * Which URLs of clients this service connects to: a client must not reach through it what it cannot
 * reach itself.
 */
package org.cloudimages.outbound.filter;

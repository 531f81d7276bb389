/**
 * Asks an identity service whose token this is: with a token of our own, in bounded time, once for
 * all who ask at the same moment, and not again while the answer keeps. What the services differ in
 * is an {@link org.cloudimages.identity.remote.IdentityProtocol}.
 */
package org.cloudimages.identity.remote;

/**
 * Who calls: a token becomes a {@link org.cloudimages.identity.Caller} in one filter ahead of every
 * resource. Where there is no identity service, users of our own from a file.
 */
package org.cloudimages.identity;

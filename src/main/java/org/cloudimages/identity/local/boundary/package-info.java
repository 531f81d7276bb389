/**
 * The part of the Keystone v3 API that the stock clients need to log in with a local user: one
 * class a resource. The identity filter lets these paths through, so each asks for the token that
 * it needs.
 */
package org.cloudimages.identity.local.boundary;

/**
 * Users that the service keeps itself, for a machine without a Keystone: one file with password
 * hashes, and tokens that are signed and not kept. The boundary is the part of the Keystone v3 API
 * that the stock clients log in with.
 */
package org.cloudimages.identity.local;

/** Tokens of a Keystone (Identity API v3), as OpenStack's own services take them. */
package org.cloudimages.identity.keystone;

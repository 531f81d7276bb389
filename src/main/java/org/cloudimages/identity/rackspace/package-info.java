/**
 * Tokens of Rackspace Identity (Identity API v2.0). Made from its documentation and tested against
 * a server that answers as documented; there was no real one to test against.
 */
package org.cloudimages.identity.rackspace;

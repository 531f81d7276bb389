/**
 * What the wire looks like whatever the operation: paths and their escapes, query parameters, JSON
 * in and out. Jakarta REST leaves these to each runtime; here they are the same on every server.
 */
package org.cloudimages.http;

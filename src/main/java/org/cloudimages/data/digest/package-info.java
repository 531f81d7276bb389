/** Digests of the bytes that come in, computed beside them on threads of their own. */
package org.cloudimages.data.digest;

/** The bodies of patches, as a client writes them. */
package org.cloudimages.image.change.boundary;

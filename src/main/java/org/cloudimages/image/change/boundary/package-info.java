/** The bodies of a new image and of a patch, as a client writes them. */
package org.cloudimages.image.change.boundary;

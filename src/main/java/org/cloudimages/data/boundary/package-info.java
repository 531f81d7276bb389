/** The bytes of images, as the network sees them. */
package org.cloudimages.data.boundary;

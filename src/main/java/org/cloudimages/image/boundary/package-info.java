/** What the network sees of images: requests become records here, and records responses. */
package org.cloudimages.image.boundary;

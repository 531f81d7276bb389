/** Who sees which image, and who may do what to it. */
package org.cloudimages.image.access;

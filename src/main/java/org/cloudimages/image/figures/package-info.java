/** How many images there are, as operators see it. */
package org.cloudimages.image.figures;

/** How far an import of an image is. */
package org.cloudimages.image.entity.progress;

/** What clients write of images, in requests and in tasks: each value is read and checked once. */
package org.cloudimages.image.change.syntax;

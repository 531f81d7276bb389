/** Images: their record from creation to deletion, and the lists that find them. */
package org.cloudimages.image;

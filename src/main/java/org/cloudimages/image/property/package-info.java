/** What custom properties may be, and which ones an image must have: the operator's schema. */
package org.cloudimages.image.property;

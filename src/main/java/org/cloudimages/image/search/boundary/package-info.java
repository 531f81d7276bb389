/** The query of a list, as a client writes it. */
package org.cloudimages.image.search.boundary;

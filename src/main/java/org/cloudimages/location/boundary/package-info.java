/** The resource below {@code /v2/images/{id}/locations}. */
package org.cloudimages.location.boundary;

/** The resources below {@code /v2/schemas}, written from what writes the documents. */
package org.cloudimages.schema.boundary;

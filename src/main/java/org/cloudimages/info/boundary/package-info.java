/** The resources below {@code /v2/info}. */
package org.cloudimages.info.boundary;

/** The resources below {@code /v2/recycle-bin}. */
package org.cloudimages.recycle.boundary;

/**
 * Where the data of an image lie: as those see it who may, and as those change it who know of data
 * in a store that this service did not put there.
 */
package org.cloudimages.image.location;

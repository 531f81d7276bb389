/** Services of the cloud tell where the data of an image lie that they stored themselves. */
package org.cloudimages.location;

/**
 * A client of Cloud Images for programs in Java: {@link org.cloudimages.client.ImagesClient}, a
 * MicroProfile REST client, and what it takes to list, upload and download with it.
 */
package org.cloudimages.client;

/**
 * A program that keeps golden images in order, the images that a company makes its servers of: a
 * new one a week, of which the last few are kept. It shows how a service calls Cloud Images by its
 * client.
 */
package org.cloudimages.example;

/**
 * Lists of images: what a caller asked for becomes one SQL statement for the ids of a page, and one
 * for the rows.
 */
package org.cloudimages.image.search;

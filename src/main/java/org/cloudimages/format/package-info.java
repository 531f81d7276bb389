/**
 * Tells from the bytes of an image, in one pass and with little memory, which disk format they
 * have, how large the disk is, and whether opening it would lead to other files. Every reader takes
 * what a stranger sends: no value in a header is believed before it was held against a limit.
 */
package org.cloudimages.format;

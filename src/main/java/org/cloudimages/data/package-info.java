/** The bytes of an image on their way in and out. */
package org.cloudimages.data;

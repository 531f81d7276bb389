/** The bytes of an image leave one of several stores. */
package org.cloudimages.data.removal;

/** The members of an image, as the network sees them. */
package org.cloudimages.member.boundary;

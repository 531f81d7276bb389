/** Sharing: a project gives others access to an image, and they say whether they want it. */
package org.cloudimages.member;

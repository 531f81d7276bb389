/** What is kept of an image, and what it lets be done to itself. */
package org.cloudimages.image.entity;

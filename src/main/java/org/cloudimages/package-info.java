/**
 * The image service of a cloud. A package a feature; a request passes the {@link
 * org.cloudimages.Filters}, in their order, and then exactly one resource method.
 */
package org.cloudimages;

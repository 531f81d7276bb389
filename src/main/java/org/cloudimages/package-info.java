/**
 * The image service of a cloud. A package a feature; a request passes the filters of {@code
 * web.xml}, in that order, and then exactly one resource method.
 */
package org.cloudimages;

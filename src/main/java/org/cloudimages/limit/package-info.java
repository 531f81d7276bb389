/**
 * How much one may ask for: requests of an address before anybody knows whose they are, requests of
 * a project by class of verb, transfers of a node. And how long one may take to send or to read.
 */
package org.cloudimages.limit;

/**
 * Starts and stops a server as an operator does it, for {@code mvn -Prun}, the container tests and
 * the benchmark alike, so that all of them meet the same one.
 */
package org.cloudimages.server;

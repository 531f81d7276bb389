/**
 * The container that Arquillian deploys to: the same server process, made in the same way, as
 * {@code mvn -Prun} starts and an operator runs, on either server.
 */
package org.cloudimages.arquillian;

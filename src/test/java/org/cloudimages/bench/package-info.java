/**
 * The benchmark of {@code mvn -Pbench}: what the service does in a second beside what a server and
 * a database could do at most, so that a change that costs something is seen.
 */
package org.cloudimages.bench;

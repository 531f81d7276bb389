/**
 * Cloud Images in Payara's own administration: a page of the console, commands of {@code asadmin}
 * and statistics. It is a jar of the server and no part of the WAR; the two know nothing of each
 * other but the beans of {@code org.cloudimages} in JMX, and may be of different versions.
 */
package org.cloudimages.payara;

/**
 * What operators see and do in JMX, and by it in the consoles of the servers: beans named {@code
 * org.cloudimages:type=…}, whose contracts say in words what each figure means. Leans on no other
 * room, so that each room has its own beans.
 */
package org.cloudimages.management;

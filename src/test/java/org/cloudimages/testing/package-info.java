/** What the container tests share: the WAR, a client that checks every answer, a raw connection. */
package org.cloudimages.testing;

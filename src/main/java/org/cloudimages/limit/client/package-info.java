/** How long one may take to send and to read, and how many transfers run at once. */
package org.cloudimages.limit.client;

/** Libraries that others call this service with. */
package org.cloudimages.client;

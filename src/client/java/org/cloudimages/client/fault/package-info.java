/** What goes wrong, as exceptions. */
package org.cloudimages.client.fault;

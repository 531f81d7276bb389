/** The events that are still to be told, in the database. */
package org.cloudimages.event.queue;

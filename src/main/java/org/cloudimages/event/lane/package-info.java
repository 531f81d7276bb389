/** Tells events: one lane for each destination, so that one which hangs holds up no other. */
package org.cloudimages.event.lane;

/** What an operator sees and turns: health, and draining before a stop. */
package org.cloudimages.monitor;

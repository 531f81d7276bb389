/** Takes the figures of all rooms that need a query, and shows all figures as data of health. */
package org.cloudimages.monitor.figures;

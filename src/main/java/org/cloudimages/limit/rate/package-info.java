/** How often one may ask: an address, a project, and whoever logs in. */
package org.cloudimages.limit.rate;

/** How much data is on its way in and out, as operators see it. */
package org.cloudimages.data.figures;

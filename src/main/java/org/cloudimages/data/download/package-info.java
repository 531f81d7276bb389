/** How bytes go out, from whichever store has them; no connection is held meanwhile. */
package org.cloudimages.data.download;

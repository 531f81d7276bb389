/** Finds what lies in a store and is known to no row. */
package org.cloudimages.reclaim.scan;

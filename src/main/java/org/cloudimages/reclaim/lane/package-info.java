/** One store and what is to be removed from it: how fast, and when again after a failure. */
package org.cloudimages.reclaim.lane;

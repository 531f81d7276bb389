/** What was refused for being too much, as operators see it. */
package org.cloudimages.limit.figures;

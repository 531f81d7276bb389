/** The database and the connections to it, as operators see them. */
package org.cloudimages.database.figures;

/** Stores that are directories. */
package org.cloudimages.store.file;

/**
 * Where bytes lie. A store knows keys and bytes, nothing of images, callers or the database;
 * several may be in use at once, each under its own id.
 */
package org.cloudimages.store;

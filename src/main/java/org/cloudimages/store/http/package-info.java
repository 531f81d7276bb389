/** Stores that are web servers, which this service only reads. */
package org.cloudimages.store.http;

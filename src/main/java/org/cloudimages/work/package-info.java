/**
 * Work beside that of requests: all threads that this service has of its own, and what goes on in
 * them again and again whatever fails.
 */
package org.cloudimages.work;

/**
 * Work in the background: threads of the server that no request waits for, and what goes on in them
 * again and again whatever fails.
 */
package org.cloudimages.work;

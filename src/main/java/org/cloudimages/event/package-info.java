/**
 * Tells others what was done: a row that is written in the transaction which does it, for each
 * destination that the settings name, and delivered afterwards at least once, and in order for each
 * image. Where none is named, nothing is written.
 */
package org.cloudimages.event;

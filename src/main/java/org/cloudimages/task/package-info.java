/**
 * Tasks: work that goes on after its request was answered, on any node, for as long as it takes. A
 * task is a row with a lease; other rooms do the work.
 */
package org.cloudimages.task;

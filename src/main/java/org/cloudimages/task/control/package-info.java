/**
 * What other rooms need to have work done after a request was answered: they begin a task in the
 * transaction that decides on it, and do its work as a {@link
 * org.cloudimages.task.control.TaskWork}.
 */
package org.cloudimages.task.control;

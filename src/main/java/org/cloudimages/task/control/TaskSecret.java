package org.cloudimages.task.control;

/**
 * What the work of a task needs that must never be written down, such as a user's token. It is kept
 * in the memory of the node that took the request until the task has ended; a record of it must
 * keep its {@code toString} from showing it.
 */
public interface TaskSecret {}

package org.cloudimages.task.control;

/** Said in a transaction that begins a task; who does it observes its success. */
public record TasksBegun() {}

package org.cloudimages.event.queue;

/** The running transaction has added events. */
public record EventsAdded() {}

package org.cloudimages.audit;

import org.cloudimages.identity.Caller;

/** Who changes something, and in which request. */
public record Actor(Caller caller, String requestId) {}

package org.cloudimages.identity.local;

/** A valid token as text and as what it says, and the user that it belongs to. */
public record Session(String text, LocalToken token, LocalUser user) {}

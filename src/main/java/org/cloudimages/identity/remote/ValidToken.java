package org.cloudimages.identity.remote;

import java.time.Instant;
import org.cloudimages.identity.Grant;

/** What the identity service tells of a token that it knows. */
public record ValidToken(Grant grant, Instant expiresAt) {}

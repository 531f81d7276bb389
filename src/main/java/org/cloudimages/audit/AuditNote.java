package org.cloudimages.audit;

import java.time.Instant;

/**
 * One thing that the running transaction does.
 *
 * @param id of its audit entry
 */
public record AuditNote(
    String id, AuditAction action, AuditSubject subject, Actor actor, Instant at) {}

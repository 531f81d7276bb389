package org.cloudimages.event.queue;

import java.time.Instant;

/**
 * What is told of one event, whoever it is told to.
 *
 * @param id the same whenever it is told again; that of its audit entry
 * @param type such as {@code image.delete}
 * @param subject the id of the image that it is about, or else of the task; events of one subject
 *     are told in order
 * @param project in whose name it was done; may be empty
 * @param payload a JSON object, in the words of Glance's notifications
 */
public record EventMessage(
    String id,
    String type,
    String subject,
    Instant at,
    String project,
    String requestId,
    String payload) {}

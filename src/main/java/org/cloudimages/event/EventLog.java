package org.cloudimages.event;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditListener;
import org.cloudimages.audit.AuditNote;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.database.Database;
import org.cloudimages.event.destination.EventSettings;
import org.cloudimages.event.queue.EventMessage;
import org.cloudimages.event.queue.EventQueue;
import org.cloudimages.event.queue.EventsAdded;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageMember;
import org.cloudimages.task.entity.Task;

/**
 * Makes an event of each thing that is noted in the audit, for each destination: one row more, and
 * a query more where what it was done to has not been read by its transaction. Without destinations
 * it does nothing.
 */
@Singleton
public class EventLog implements AuditListener {

  private final List<String> destinations;
  private final EventQueue queue;
  private final Database database;
  private final Event<EventsAdded> added;

  @Inject
  EventLog(EventSettings settings, EventQueue queue, Database database, Event<EventsAdded> added) {
    this.destinations = settings.destinations();
    this.queue = queue;
    this.database = database;
    this.added = added;
  }

  @Override
  public void noted(AuditNote note) {
    if (destinations.isEmpty()) {
      return;
    }
    EventMessage message = message(note);
    destinations.forEach(destination -> queue.add(destination, message));
    added.fire(new EventsAdded());
  }

  private EventMessage message(AuditNote note) {
    AuditSubject subject = note.subject();
    return new EventMessage(
        note.id(),
        note.action().text(),
        Optional.ofNullable(subject.imageId()).orElse(subject.id()),
        note.at(),
        Objects.requireNonNullElse(note.actor().caller().projectId(), ""),
        note.actor().requestId(),
        payload(note).toString());
  }

  private JsonObject payload(AuditNote note) {
    AuditSubject subject = note.subject();
    return switch (subject.kind()) {
      case IMAGE -> EventPayload.of(image(note));
      case MEMBER ->
          EventPayload.of(
              database
                  .current()
                  .find(ImageMember.class, new ImageMember.Key(subject.imageId(), subject.id())),
              Optional.of(note.at()).filter(at -> note.action() == AuditAction.MEMBER_DELETE));
      case TASK -> EventPayload.of(task(note));
      case USER -> throw new IllegalArgumentException(note.action().text());
    };
  }

  private Image image(AuditNote note) {
    EntityManager entities = database.current();
    Image image = entities.find(Image.class, note.subject().id());
    if (note.action() == AuditAction.IMAGE_DELETE && !image.isDeleted()) {
      // because a delete is an update of which what was read before knows nothing
      entities.refresh(image);
    }
    return image;
  }

  private Task task(AuditNote note) {
    EntityManager entities = database.current();
    Task task = entities.find(Task.class, note.subject().id());
    if (note.action() != AuditAction.TASK_CREATE) {
      entities.refresh(task);
    }
    return task;
  }
}

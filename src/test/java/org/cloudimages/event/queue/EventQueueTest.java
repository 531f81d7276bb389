package org.cloudimages.event.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.cloudimages.database.DerbyDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a real database, without a server. */
class EventQueueTest {

  private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

  private final DerbyDatabase database = new DerbyDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  private static EventMessage message(String id) {
    return new EventMessage(id, "image.create", "an-image", NOW, "a project", "req", "{}");
  }

  private void add(EventQueue queue, String id) {
    database.transact(() -> queue.add("hook", message(id)));
  }

  private List<String> told(EventQueue queue) {
    return queue.due("hook", NOW).stream().map(event -> event.message().id()).toList();
  }

  /** As it may after its process was killed. */
  private void setCounterBack() {
    database.transact(
        () ->
            database
                .current()
                .createNativeQuery("ALTER TABLE events ALTER COLUMN place RESTART WITH 1")
                .executeUpdate());
  }

  @Test
  void eventsHaveTheOrderInWhichTheyAreAdded() {
    EventQueue queue = new EventQueue(database);
    add(queue, "b");
    add(queue, "a");

    assertEquals(List.of("b", "a"), told(queue));
  }

  @Test
  void placesThatTheDatabaseWouldGiveTwiceAreNotTaken() {
    EventQueue before = new EventQueue(database);
    add(before, "first");
    add(before, "second");

    setCounterBack();
    EventQueue after = new EventQueue(database);
    add(after, "third");
    add(after, "fourth");

    assertEquals(List.of("first", "second", "third", "fourth"), told(after));
  }
}

package org.cloudimages.event.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.event.destination.Delivery;
import org.cloudimages.event.destination.Delivery.Outcome;
import org.cloudimages.event.queue.EventBacklog;
import org.cloudimages.event.queue.EventMessage;
import org.cloudimages.event.queue.QueuedEvent;
import org.cloudimages.testing.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLaneTest {

  private static final Delivery TAKEN = new Delivery(Outcome.TAKEN, "", Duration.ZERO);
  private static final Delivery REFUSED = new Delivery(Outcome.REFUSED, "400", Duration.ZERO);
  private static final Delivery SILENT = new Delivery(Outcome.SILENT, "503", Duration.ZERO);
  private static final Delivery GONE = new Delivery(Outcome.GONE, "410", Duration.ZERO);

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SettableClock time = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  private static final DerbyDatabase DATABASE = new DerbyDatabase();
  private final List<String> told = new ArrayList<>();

  /** What an event is answered with instead of being taken, by its id. */
  private final Map<String, Delivery> answers = new HashMap<>();

  private final LaneNode node = new LaneNode(DATABASE, time, this::answer);

  private Delivery answer(EventMessage message) {
    told.add(message.id());
    return answers.getOrDefault(message.id(), TAKEN);
  }

  @AfterEach
  void forgetEvents() {
    for (String rows : List.of("QueuedEvent", "EventDestination")) {
      DATABASE.transact(
          () -> DATABASE.current().createQuery("DELETE FROM " + rows + " r").executeUpdate());
    }
  }

  @AfterAll
  static void closeDatabase() {
    DATABASE.close();
  }

  private void add(String id, String subject) {
    node.add(id, subject, time.instant());
  }

  private List<String> run() {
    told.clear();
    node.lane.run();
    return List.copyOf(told);
  }

  private List<String> runAfter(Duration wait) {
    time.advance(wait);
    return run();
  }

  @Test
  void eventsAreToldOnceInTheOrderOfTheirPlaces() {
    List<String> all = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
    all.forEach(id -> add(id, "image" + id.length()));

    assertEquals(all, run());
    assertEquals(List.of(), run());
    assertEquals(List.of(), node.queue.backlog());
    assertEquals(new LaneFigures("siem", 100, 0, false), node.lane.figures());
  }

  @Test
  void whatOthersAddHoldsUpNoRemoval() {
    add("1", "a");
    List<Long> places = places();
    EventMessage message =
        new EventMessage("2", "image.update", "b", time.instant(), "p", "r", "{}");

    DATABASE.transact(
        () -> {
          node.queue.add(LaneNode.SIEM, message);
          DerbyDatabase.beside(() -> node.queue.remove(places));
        });

    assertEquals(List.of("2"), run());
  }

  private List<Long> places() {
    return node.queue.due(LaneNode.SIEM, time.instant()).stream().map(QueuedEvent::place).toList();
  }

  @Test
  void refusedEventHoldsUpThoseOfItsSubjectAlone() {
    add("1", "a");
    add("2", "a");
    add("3", "b");
    answers.put("1", REFUSED);

    assertEquals(List.of("1", "3"), run());
    assertEquals(List.of(), run());
    assertEquals(List.of("1"), runAfter(SECOND));
    assertEquals(new LaneFigures("siem", 1, 2, true), node.lane.figures());
    answers.clear();
    assertEquals(List.of("1", "2"), runAfter(Duration.ofSeconds(2)));
    assertEquals(new LaneFigures("siem", 3, 2, false), node.lane.figures());
  }

  @Test
  void destinationThatRefusesEverythingIsPaused() {
    IntStream.range(0, 10).forEach(n -> add("" + n, "image" + n));
    IntStream.range(0, 10).forEach(n -> answers.put("" + n, REFUSED));

    assertEquals(List.of("0", "1", "2", "3"), run());
    assertEquals(List.of(), run());
    assertEquals("0", runAfter(SECOND).get(0));
  }

  @Test
  void destinationThatTakesNothingIsPausedForLongerWithEachFailure() {
    add("1", "a");
    add("2", "b");
    answers.put("1", SILENT);

    assertEquals(List.of("1"), run());
    assertEquals(List.of(), run());
    assertEquals(List.of("1"), runAfter(SECOND));
    assertEquals(List.of(), runAfter(Duration.ofMillis(999)));
    answers.clear();
    assertEquals(List.of("1", "2"), runAfter(SECOND.plusMillis(1)));
  }

  @Test
  void destinationIsLeftAloneForAsLongAsItAsks() {
    add("1", "a");
    answers.put("1", new Delivery(Outcome.SILENT, "429", Duration.ofMinutes(1)));

    assertEquals(List.of("1"), run());
    answers.clear();
    assertEquals(List.of(), runAfter(Duration.ofSeconds(59)));
    assertEquals(List.of("1"), runAfter(SECOND));
  }

  @Test
  void destinationThatIsGoneIsToldNothingUntilItIsStarted() {
    add("1", "a");
    add("2", "b");
    answers.put("1", GONE);

    assertEquals(List.of("1"), run());
    assertEquals(List.of("siem"), node.holds.stopped());
    answers.clear();
    assertEquals(List.of(), runAfter(Duration.ofDays(1)));
    assertTrue(node.holds.start("siem"));
    assertFalse(node.holds.start("siem"));
    assertEquals(List.of("1", "2"), run());
  }

  @Test
  void oneNodeTellsAtATimeAndAnotherGoesOn() {
    LaneNode other = new LaneNode(DATABASE, time, this::answer);
    assertEquals(List.of(), run());
    add("1", "a");

    other.lane.run();
    assertEquals(List.of(), told);
    time.advance(node.settings.lease().plusMillis(1));
    other.lane.run();
    assertEquals(List.of("1"), told);

    add("2", "a");
    assertEquals(List.of(), run());
    other.lane.release();
    assertEquals(List.of("2"), run());
  }

  @Test
  void nodeThatClosesTellsNoMore() {
    add("1", "a");
    node.lane.close();

    assertEquals(List.of(), run());
  }

  @Test
  void oldestAreDroppedWhereTooManyWait() {
    IntStream.range(0, 90).forEach(n -> add("" + n, "image"));

    node.expiry.run(node.queue.backlog());

    assertEquals(Map.of("siem", 40L), node.expiry.dropped());
    assertEquals(IntStream.range(40, 90).mapToObj(Integer::toString).toList(), run());
  }

  @Test
  void whatWaitsForTooLongIsDropped() {
    IntStream.range(0, 40).forEach(n -> add("" + n, "image"));
    time.advance(Duration.ofDays(7).plusMillis(1));
    add("new", "image");

    node.expiry.run(node.queue.backlog());

    assertEquals(Map.of("siem", 40L), node.expiry.dropped());
    assertEquals(List.of(new EventBacklog("siem", 1, time.instant())), node.queue.backlog());
    assertEquals(List.of("new"), run());
  }

  @Test
  void whatIsUndoneIsNotTold() {
    assertThrows(
        IllegalStateException.class,
        () ->
            DATABASE.transact(
                () -> {
                  node.queue.add(
                      "siem", new EventMessage("1", "t", "a", time.instant(), "", "r", "{}"));
                  throw new IllegalStateException();
                }));

    assertEquals(List.of(), run());
  }
}

package org.cloudimages.task.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.database.StandingClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.Paging;
import org.cloudimages.identity.Caller;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStatus;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;
import org.cloudimages.testing.SettableClock;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of tasks on a Derby. */
class TaskSearchTest {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final String IMAGE = "11111111-1111-4111-8111-111111111111";
  private static final Caller MEMBER = new Caller("u", "p", Set.of("member", "reader"));
  private static final Caller STRANGER = new Caller("u", "q", Set.of("member", "reader"));
  private static final Caller ADMIN = new Caller("a", "z", Set.of("admin", "member", "reader"));

  private final DerbyDatabase database = new DerbyDatabase();
  private final SettableClock clock = new SettableClock(NOON);
  private final TaskSearch search =
      new TaskSearch(
          database,
          new Policies(PolicySettings.of(Settings.of(Map.of()))),
          new StandingClock(clock));

  @AfterEach
  void close() {
    database.close();
  }

  private Task task(TaskType type, String project) {
    return database.transact(
        () -> {
          Task task =
              new Task(type, TaskStyle.GLANCE, IMAGE, JsonValue.EMPTY_JSON_OBJECT, clock.instant());
          task.askedBy("u", project, "req-1");
          task.askedWith(Set.of("member"), Set.of());
          database.current().persist(task);
          return task;
        });
  }

  private void end(Task task, Instant expires) {
    database.transact(
        () -> {
          database
              .current()
              .createQuery("UPDATE Task t SET t.status = :s, t.expiresAt = :e WHERE t.id = :id")
              .setParameter("s", TaskStatus.SUCCESS)
              .setParameter("e", expires)
              .setParameter("id", task.id())
              .executeUpdate();
        });
  }

  private static TaskQuery query(TaskSortKey key, boolean descending, int limit, String marker) {
    return new TaskQuery(
        Optional.empty(),
        Optional.empty(),
        key,
        descending,
        new Paging(limit, Optional.ofNullable(marker)));
  }

  private List<String> ids(TaskQuery query, Caller caller) {
    return search.page(query, caller).tasks().stream().map(TaskStub::id).toList();
  }

  private List<String> walk(TaskSortKey key, boolean descending, int limit) {
    List<String> ids = new ArrayList<>();
    Optional<String> marker = Optional.empty();
    do {
      TaskPage page = search.page(query(key, descending, limit, marker.orElse(null)), MEMBER);
      page.tasks().forEach(task -> ids.add(task.id()));
      marker = page.next();
    } while (marker.isPresent());
    return ids;
  }

  @ParameterizedTest
  @EnumSource(TaskSortKey.class)
  void pagesHoldEveryTaskOnceInOrder(TaskSortKey key) {
    List<Task> all = new ArrayList<>();
    for (int n = 0; n < 7; n++) {
      Task task = task(List.of(TaskType.values()).get(n % 4), "p");
      if (n % 3 == 0) {
        end(task, NOON.plus(Duration.ofHours(n + 1)));
      }
      all.add(task);
      clock.advance(Duration.ofSeconds(n % 2));
    }
    List<String> whole = walk(key, false, 100);

    assertEquals(Set.copyOf(all.stream().map(Task::id).toList()), Set.copyOf(whole));
    assertEquals(whole, walk(key, false, 2));
    List<String> reversed = new ArrayList<>(whole);
    Collections.reverse(reversed);
    assertEquals(reversed, walk(key, true, 3));
    if (key == TaskSortKey.CREATED_AT) {
      Comparator<Task> order = Comparator.comparing(Task::createdAt).thenComparing(Task::id);
      assertEquals(all.stream().sorted(order).map(Task::id).toList(), whole);
    }
  }

  @Test
  void fullPageHasANextAndAnEmptyOneHasNone() {
    Task task = task(TaskType.IMPORT, "p");

    assertEquals(
        Optional.of(task.id()), search.page(query(TaskSortKey.ID, true, 1, null), MEMBER).next());
    assertEquals(
        new TaskPage(List.of(), Optional.empty()),
        search.page(query(TaskSortKey.ID, true, 1, task.id()), MEMBER));
    assertEquals(
        new TaskPage(List.of(), Optional.empty()),
        search.page(query(TaskSortKey.ID, true, 0, null), MEMBER));
  }

  @Test
  void projectSeesItsOwnAndAnAdminAll() {
    Task mine = task(TaskType.IMPORT, "p");
    clock.advance(Duration.ofSeconds(1));
    Task foreign = task(TaskType.IMPORT, "q");
    TaskQuery all = query(TaskSortKey.CREATED_AT, false, 9, null);

    assertEquals(List.of(mine.id()), ids(all, MEMBER));
    assertEquals(List.of(foreign.id()), ids(all, STRANGER));
    assertEquals(List.of(mine.id(), foreign.id()), ids(all, ADMIN));
    assertTrue(search.find(foreign.id(), MEMBER).isEmpty());
    assertTrue(search.find(foreign.id(), ADMIN).isPresent());
    assertTrue(search.find(mine.id() + " ", MEMBER).isEmpty());
  }

  @Test
  void markerMustBeATaskOfTheCaller() {
    Task foreign = task(TaskType.IMPORT, "q");

    for (String marker : List.of(foreign.id(), "no-uuid", IMAGE)) {
      ImagesException refused =
          assertThrows(
              ImagesException.class,
              () -> search.page(query(TaskSortKey.ID, true, 0, marker), MEMBER));
      assertEquals(
          "Invalid value for 'marker': no task with id " + marker + " exists.",
          refused.getMessage());
    }
  }

  @Test
  void typeAndStatusChoose() {
    Task pending = task(TaskType.IMPORT, "p");
    Task done = task(TaskType.LOCATION_IMPORT, "p");
    end(done, NOON.plusSeconds(60));
    Paging paging = new Paging(9, Optional.empty());

    assertEquals(
        List.of(pending.id()),
        ids(
            new TaskQuery(
                Optional.of(TaskType.IMPORT), Optional.empty(), TaskSortKey.ID, true, paging),
            MEMBER));
    assertEquals(
        List.of(done.id()),
        ids(
            new TaskQuery(
                Optional.empty(), Optional.of(TaskStatus.SUCCESS), TaskSortKey.ID, true, paging),
            MEMBER));
  }

  @Test
  void whatHasExpiredIsNotThere() {
    Task task = task(TaskType.IMPORT, "p");
    end(task, NOON.plusSeconds(60));
    assertEquals(List.of(task.id()), search.ofImage(IMAGE).stream().map(Task::id).toList());

    clock.advance(Duration.ofSeconds(60));

    assertTrue(search.find(task.id(), MEMBER).isEmpty());
    assertEquals(List.of(), ids(query(TaskSortKey.ID, true, 9, null), MEMBER));
    assertEquals(List.of(), search.ofImage(IMAGE));
  }

  @Test
  void tasksOfAnImageComeOldestFirst() {
    Task first = task(TaskType.API_IMAGE_IMPORT, "p");
    clock.advance(Duration.ofSeconds(1));
    Task second = task(TaskType.API_IMAGE_IMPORT, "q");

    assertEquals(
        List.of(first.id(), second.id()), search.ofImage(IMAGE).stream().map(Task::id).toList());
  }
}

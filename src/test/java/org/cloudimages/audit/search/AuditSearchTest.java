package org.cloudimages.audit.search;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditEntry;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.database.StandingClock;
import org.cloudimages.http.Paging;
import org.cloudimages.identity.Caller;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.policy.RoleProfile;
import org.cloudimages.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found of entries, on a Derby. */
class AuditSearchTest {

  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(1));
  private static final AuditQuery ALL = new AuditQuery(Map.of(), Instant.EPOCH, END);
  private static final Caller ADMIN = new Caller("an admin", "admin", Set.of("admin"));
  private static final Caller MEMBER = new Caller("a user", "demo", Set.of("member"));
  private static final Caller OTHER = new Caller("another", "other", Set.of("member"));

  private final DerbyDatabase database = new DerbyDatabase();
  private final SettableClock time = new SettableClock(START);
  private final DatabaseClock clock = new StandingClock(time);
  private final AuditLog log = new AuditLog(database, clock, note -> {});
  private final AuditSearch search =
      new AuditSearch(database, new Policies(PolicySettings.of(RoleProfile.KEYSTONE)));

  @AfterEach
  void close() {
    database.close();
  }

  private void note(Caller caller, String image, String request) {
    time.advance(Duration.ofSeconds(1));
    database.transact(
        () ->
            log.note(
                AuditAction.IMAGE_CREATE,
                AuditSubject.ofImage(image),
                new Actor(caller, request),
                clock.instant()));
  }

  private List<String> found(AuditQuery query, Caller caller) {
    return requests(search.page(query, new Paging(100, Optional.empty()), caller).entries());
  }

  private static List<String> requests(List<AuditEntry> entries) {
    return entries.stream().map(AuditEntry::requestId).toList();
  }

  private static AuditQuery of(AuditField field, String value) {
    return new AuditQuery(Map.of(field, value), Instant.EPOCH, END);
  }

  @Test
  void administratorSeesAllAndOthersTheirProjectsOwn() {
    note(MEMBER, "i", "1");
    note(OTHER, "j", "2");
    note(ADMIN, "i", "3");

    assertEquals(List.of("3", "2", "1"), found(ALL, ADMIN));
    assertEquals(List.of("1"), found(ALL, MEMBER));
    assertEquals(List.of(), found(of(AuditField.PROJECT_ID, "other"), MEMBER));
    assertEquals(List.of("2"), found(of(AuditField.PROJECT_ID, "other"), ADMIN));
    assertRefused(403, () -> search.admit(new Caller("r", "demo", Set.of("reader"))));
  }

  @Test
  void entriesAreFoundByWhatTheyHave() {
    note(MEMBER, "i", "1");
    note(MEMBER, "j", "2");
    time.advance(Duration.ofSeconds(1));
    database.transact(
        () ->
            log.noteRefusal(
                AuditAction.IMAGE_DELETE,
                AuditSubject.ofImage("i"),
                new Actor(OTHER, "3"),
                "conflict"));

    assertEquals(List.of("3", "1"), found(of(AuditField.IMAGE_ID, "i"), ADMIN));
    assertEquals(List.of("3"), found(of(AuditField.OUTCOME, "refused"), ADMIN));
    assertEquals(List.of("3"), found(of(AuditField.ACTION, "image.delete"), ADMIN));
    assertEquals(List.of("2", "1"), found(of(AuditField.USER_ID, "a user"), ADMIN));
    assertEquals(List.of("2"), found(of(AuditField.REQUEST_ID, "2"), ADMIN));
    note(MEMBER, "k", "req_a~1");
    note(MEMBER, "k", "req-a~2");
    note(MEMBER, "k", "req_ab~3");
    assertEquals(List.of("req_a~1"), found(of(AuditField.REQUEST_ID, "req_a"), ADMIN));
    assertEquals(List.of("req-a~2"), found(of(AuditField.REQUEST_ID, "req-a~2"), ADMIN));
    assertEquals(List.of(), found(of(AuditField.TASK_ID, "t"), ADMIN));
    assertEquals(List.of(), found(of(AuditField.MEMBER_ID, "m"), ADMIN));
    Map<AuditField, String> both = Map.of(AuditField.IMAGE_ID, "i", AuditField.OUTCOME, "success");
    assertEquals(List.of("1"), found(new AuditQuery(both, Instant.EPOCH, END), ADMIN));
    assertEquals(
        List.of("2"),
        found(new AuditQuery(Map.of(), START.plusSeconds(2), START.plusSeconds(3)), ADMIN));
  }

  @Test
  void pagesFollowEachOther() {
    for (int n = 1; n <= 5; n++) {
      note(MEMBER, "i", Integer.toString(n));
    }

    AuditPage first = search.page(ALL, new Paging(2, Optional.empty()), MEMBER);
    AuditPage second = search.page(ALL, new Paging(2, first.next()), MEMBER);
    AuditPage third = search.page(ALL, new Paging(2, second.next()), MEMBER);

    assertEquals(List.of("5", "4"), requests(first.entries()));
    assertEquals(List.of("3", "2"), requests(second.entries()));
    assertEquals(List.of("1"), requests(third.entries()));
    assertEquals(Optional.empty(), third.next());
    assertEquals(List.of(), search.page(ALL, new Paging(0, Optional.empty()), MEMBER).entries());
    assertRefused(400, () -> search.page(ALL, new Paging(2, first.next()), OTHER));
  }

  @Test
  void wholeRangeIsReadInPortions() throws IOException {
    int count = 1001;
    for (int n = 1; n <= count; n++) {
      note(MEMBER, "i", Integer.toString(n));
    }

    assertEquals(count, search.count(ALL, MEMBER));
    assertEquals(0, search.count(ALL, OTHER));
    assertEquals(0, search.count(of(AuditField.PROJECT_ID, "other"), MEMBER));
    List<Integer> sizes = new ArrayList<>();
    List<String> all = new ArrayList<>();
    search.all(
        ALL,
        MEMBER,
        entries -> {
          sizes.add(entries.size());
          all.addAll(requests(entries));
          // because what comes meanwhile is none of them
          note(MEMBER, "i", "late");
        });

    assertEquals(List.of(500, 500, 1), sizes);
    assertEquals(count, Set.copyOf(all).size());
    assertEquals(Integer.toString(count), all.get(0));
    assertEquals("1", all.get(count - 1));
  }
}

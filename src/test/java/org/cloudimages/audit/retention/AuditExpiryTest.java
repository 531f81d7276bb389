package org.cloudimages.audit.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.database.StandingClock;
import org.cloudimages.identity.Caller;
import org.cloudimages.testing.SettableClock;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditExpiryTest {

  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Actor ACTOR = new Actor(new Caller("u", "p", Set.of()), "r");

  private final DerbyDatabase database = new DerbyDatabase();
  private final AuditLog log =
      new AuditLog(database, new StandingClock(new SettableClock(START)), note -> {});
  private final AuditExpiry expiry = new AuditExpiry(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatIsOlderGoesInBatches() {
    for (int day = 0; day < 5; day++) {
      Instant then = START.plus(Duration.ofDays(day));
      database.transact(() -> note(then));
    }
    Instant before = START.plus(Duration.ofDays(3));

    List<String> batch = expiry.expired(before, 2);
    assertEquals(2, batch.size());
    database.transact(() -> expiry.remove(batch));
    List<String> rest = expiry.expired(before, 2);
    assertEquals(1, rest.size());
    database.transact(() -> expiry.remove(rest));

    assertEquals(List.of(), expiry.expired(before, 2));
    assertEquals(2, expiry.expired(START.plus(Duration.ofDays(9)), 10).size());
  }

  @Test
  void whatIsBeingNotedHoldsUpNoRemoval() {
    for (int entry = 0; entry < 32; entry++) {
      database.transact(() -> note(START));
    }
    List<String> old = expiry.expired(START.plus(DAY), 32);

    database.transact(
        () -> {
          note(START.plus(DAY));
          database.current().flush();
          DerbyDatabase.beside(() -> database.transact(() -> expiry.remove(old)));
        });

    assertEquals(List.of(), expiry.expired(START.plus(DAY), 10));
  }

  private void note(Instant then) {
    log.note(AuditAction.IMAGE_CREATE, AuditSubject.ofImage("i"), ACTOR, then);
  }

  @Test
  void entriesAreKeptForEverUnlessThatIsSet() {
    assertEquals(Duration.ZERO, new AuditSettings(Settings.of(Map.of())).retention());
    assertEquals(
        Duration.ofDays(90),
        new AuditSettings(Settings.of(Map.of("images.audit.retention", "P90D"))).retention());
    assertThrows(
        IllegalArgumentException.class,
        () -> new AuditSettings(Settings.of(Map.of("images.audit.retention", "90"))));
  }
}

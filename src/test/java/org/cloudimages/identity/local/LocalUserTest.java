package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.identity.Caller;
import org.junit.jupiter.api.Test;

class LocalUserTest {

  @Test
  void adminIsMemberAndReader() {
    assertEquals(Set.of("admin", "member", "reader"), user("admin").caller().roles());
    assertTrue(user("admin").caller().has(Caller.ADMIN));
  }

  @Test
  void memberIsReader() {
    assertEquals(Set.of("member", "reader"), user("member").caller().roles());
    assertFalse(user("member").caller().has(Caller.ADMIN));
  }

  @Test
  void otherRolesImplyNothing() {
    assertEquals(Set.of("reader"), user("reader").caller().roles());
    assertEquals(Set.of("service", "auditor"), user("service", "auditor").caller().roles());
  }

  @Test
  void callerWorksForTheUsersProject() {
    assertEquals("project-id", user("reader").caller().projectId());
    assertEquals("user-id", user("reader").caller().getName());
  }

  @Test
  void userIsReadBackFromJson() {
    LocalUser user = user("member", "auditor");

    assertEquals(user, LocalUser.of(user.json()));
  }

  @Test
  void sampleUserIsReadBackFromJson() {
    LocalUser sample = sample();

    assertEquals(sample, LocalUser.of(sample.json()));
  }

  @Test
  void onlyASampleUserWithTheHashOfTheFirstStartHasAFirstPassword() {
    assertTrue(sample().hasFirstPassword());
    assertFalse(sample().withPasswordHash("another hash").hasFirstPassword());
    assertFalse(user("member").hasFirstPassword());
  }

  private static LocalUser sample() {
    return new LocalUser(
        "user-id",
        "user",
        "a hash",
        Optional.of("a hash"),
        new LocalUser.Project("project-id", "project"),
        List.of());
  }

  private static LocalUser user(String... roles) {
    return new LocalUser(
        "user-id",
        "user",
        "a hash",
        Optional.empty(),
        new LocalUser.Project("project-id", "project"),
        List.of(roles));
  }
}

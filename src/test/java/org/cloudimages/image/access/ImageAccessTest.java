package org.cloudimages.image.access;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.Policy;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.policy.RoleProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role, for own, foreign and ownerless images of every visibility. */
class ImageAccessTest {

  private static final String OWN = "demo";

  private final ImageAccess access =
      new ImageAccess(new Policies(PolicySettings.of(RoleProfile.KEYSTONE)));

  /** The roles of a caller, with those that they imply. */
  private enum Role {
    ADMIN("admin", "member", "reader"),
    MEMBER("member", "reader"),
    LONE_MEMBER("member"),
    READER("reader"),
    SERVICE("service"),
    NONE();

    @SuppressWarnings("ImmutableEnumChecker") // because it never changes its roles
    private final Caller caller;

    Role(String... names) {
      caller = new Caller("a user", OWN, Set.of(names));
    }

    boolean reads() {
      return caller.has("reader");
    }

    boolean writes() {
      return caller.has("member");
    }
  }

  private enum Owner {
    OWN("demo"),
    FOREIGN("other"),
    NOBODY(null);

    private final String project;

    Owner(String project) {
      this.project = project;
    }
  }

  private record Case(Role role, Owner owner, Visibility visibility) {

    Image image() {
      Image image = new Image("an-id", owner.project, Instant.EPOCH);
      image.change(ImageAttribute.VISIBILITY, visibility);
      return image;
    }

    boolean isOpen() {
      return owner != Owner.FOREIGN
          || visibility == Visibility.PUBLIC
          || visibility == Visibility.COMMUNITY;
    }
  }

  static Stream<Case> cases() {
    return Arrays.stream(Role.values())
        .flatMap(
            role ->
                Arrays.stream(Owner.values())
                    .flatMap(
                        owner ->
                            Arrays.stream(Visibility.values())
                                .map(visibility -> new Case(role, owner, visibility))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void adminsSeeEverythingAndReadersWhatIsTheirsOrOpen(Case given) {
    Image image = given.image();
    if (given.role == Role.ADMIN || (given.role.reads() && given.isOpen())) {
      assertSame(
          image, access.see(Optional.of(image), given.role.caller, Optional::empty).get().image());
    } else {
      assertEquals(
          Optional.empty(), access.see(Optional.of(image), given.role.caller, Optional::empty));
    }
  }

  @Test
  void serviceIsOneInItsOwnNameOnly() {
    Caller served = new Caller("a user", OWN, Set.of("member", "reader"), Set.of("service"));

    assertTrue(access.isServiceItself(Role.SERVICE.caller));
    assertTrue(access.isServiceItself(Role.ADMIN.caller));
    assertFalse(access.isServiceItself(served));
    assertFalse(access.isServiceItself(Role.MEMBER.caller));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void adminsAndMembersOfTheOwnerChangeAndDelete(Case given) {
    boolean allowed = given.role == Role.ADMIN || (given.role.writes() && given.owner == Owner.OWN);

    assertPolicy(allowed, Policy.MODIFY_IMAGE, "modify_image", given);
    assertPolicy(allowed, Policy.DELETE_IMAGE, "delete_image", given);
    assertPolicy(allowed, Policy.COMMUNITIZE_IMAGE, "communitize_image", given);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void onlyAdminsPublish(Case given) {
    assertPolicy(given.role == Role.ADMIN, Policy.PUBLICIZE_IMAGE, "publicize_image", given);
  }

  @Test
  void membersCreateInTheirProjectAndReadersList() {
    for (Role role : Role.values()) {
      assertPolicy(role.writes(), Policy.ADD_IMAGE, role);
      assertPolicy(role.reads(), Policy.GET_IMAGES, role);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void membersOfASharedImageSeeItToo(Case given) {
    boolean visible =
        given.role == Role.ADMIN
            || (given.role.reads() && (given.isOpen() || given.visibility == Visibility.SHARED));

    Optional<SeenImage> seen =
        access.see(Optional.empty(), given.role.caller, () -> Optional.of(given.image()));

    // because the row of a member sleeps while the image is not shared
    assertEquals(visible, seen.isPresent());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void membershipIsAskedWhereItDecidesAndBeforeEveryRefusal(Case given) {
    AtomicInteger asked = new AtomicInteger();

    Optional<SeenImage> seen =
        access.see(Optional.of(given.image()), given.role.caller, () -> notFound(asked));

    boolean decides =
        given.role != Role.ADMIN
            && given.owner != Owner.OWN
            && given.visibility == Visibility.SHARED;
    assertEquals(decides || seen.isEmpty() ? 1 : 0, asked.get());
  }

  @Test
  void unknownImageIsThereForNobodyAndTakesAsLong() {
    AtomicInteger asked = new AtomicInteger();

    assertEquals(
        Optional.empty(), access.see(Optional.empty(), Role.ADMIN.caller, () -> notFound(asked)));
    assertEquals(1, asked.get());
  }

  private static Optional<Image> notFound(AtomicInteger asked) {
    asked.incrementAndGet();
    return Optional.empty();
  }

  private void assertPolicy(boolean allowed, Policy policy, String name, Case given) {
    Image image = given.image();
    if (allowed) {
      assertDoesNotThrow(() -> access.require(policy, image, given.role.caller));
    } else {
      assertRefused(
          403,
          "You are not authorized to perform " + name + ".",
          () -> access.require(policy, image, given.role.caller));
    }
  }

  private void assertPolicy(boolean allowed, Policy policy, Role role) {
    if (allowed) {
      assertDoesNotThrow(() -> access.require(policy, role.caller));
    } else {
      assertRefused(403, () -> access.require(policy, role.caller));
    }
  }
}

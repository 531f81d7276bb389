package org.cloudimages.image.change;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.time.Instant;
import java.util.Set;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.policy.RoleProfile;
import org.junit.jupiter.api.Test;

class ImageChangesTest {

  private static final Caller ADMIN = new Caller("an admin", "admin", Set.of("admin"));
  private static final Caller MEMBER = new Caller("a user", "demo", Set.of("member", "reader"));

  private final ImageChanges changes =
      new ImageChanges(new ImageAccess(new Policies(PolicySettings.of(RoleProfile.KEYSTONE))));
  private final Image image = new Image("an id", "demo", Instant.EPOCH);

  @Test
  void onlyAdminsPublish() {
    AttributeChange open = new AttributeChange.Base(ImageAttribute.VISIBILITY, Visibility.PUBLIC);

    assertDoesNotThrow(() -> changes.require(open, image, ADMIN));
    assertRefused(
        403,
        "You are not authorized to perform publicize_image.",
        () -> changes.require(open, image, MEMBER));
  }

  @Test
  void ownersChooseEveryOtherVisibility() {
    for (Visibility visibility :
        Set.of(Visibility.COMMUNITY, Visibility.SHARED, Visibility.PRIVATE)) {
      assertDoesNotThrow(
          () ->
              changes.require(
                  new AttributeChange.Base(ImageAttribute.VISIBILITY, visibility), image, MEMBER));
    }
  }

  @Test
  void formatsOfAQueuedImageMayChange() {
    assertDoesNotThrow(
        () ->
            changes.require(
                new AttributeChange.Base(ImageAttribute.DISK_FORMAT, "raw"), image, MEMBER));
  }
}

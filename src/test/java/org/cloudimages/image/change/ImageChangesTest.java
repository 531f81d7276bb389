package org.cloudimages.image.change;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.policy.RoleProfile;
import org.junit.jupiter.api.Test;

class ImageChangesTest {

  private static final Caller ADMIN = new Caller("an admin", "admin", Set.of("admin"));
  private static final Caller MEMBER = new Caller("a user", "demo", Set.of("member", "reader"));

  private final ImageChanges changes = changes(RoleProfile.KEYSTONE);
  private final Image image = new Image("an id", "demo", Instant.EPOCH);

  private static ImageChanges changes(RoleProfile profile) {
    Policies policies = new Policies(PolicySettings.of(profile));
    return new ImageChanges(new ImageAccess(policies), policies);
  }

  private static Image active() {
    Image image = new Image("an id", "demo", Instant.EPOCH);
    image.activate(ImageData.registered(Optional.empty()), Instant.EPOCH);
    return image;
  }

  @Test
  void formatsOfDataChangeInRackspacesProfileOnly() {
    AttributeChange format = new AttributeChange.Base(ImageAttribute.DISK_FORMAT, "vhd");
    assertRefused(403, () -> changes.require(format, active(), MEMBER));
    ImageChanges open = changes(RoleProfile.RACKSPACE);
    assertDoesNotThrow(() -> open.require(format, active(), MEMBER));
    image.beginUpload(ImageStatus.SAVING, "a blob", Instant.EPOCH);
    assertRefused(403, () -> open.require(format, image, MEMBER));
  }

  @Test
  void propertiesOfRackspaceAreForItsOperators() {
    AttributeChange property = new AttributeChange.Property("com.rackspace__1__x", "y");
    assertDoesNotThrow(() -> changes.require(property, image, MEMBER));
    ImageChanges reserving = changes(RoleProfile.RACKSPACE);
    assertRefused(
        403,
        "'com.rackspace__1__x' is reserved.",
        () -> reserving.require(property, image, MEMBER));
    Caller operator = new Caller("an operator", "demo", Set.of("images:operator"));
    assertDoesNotThrow(() -> reserving.require(property, image, operator));
    assertDoesNotThrow(
        () -> reserving.require(new AttributeChange.Property("com.rack", "y"), image, MEMBER));
  }

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

package org.cloudimages.image.change;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.Policy;
import org.cloudimages.policy.RoleProfile;

/** The rules for new values that need more than the value to decide: rights and status. */
@Singleton
public class ImageChanges {

  private final ImageAccess access;
  private final RoleProfile profile;

  @Inject
  ImageChanges(ImageAccess access, Policies policies) {
    this.access = access;
    this.profile = policies.profile();
  }

  /**
   * Makes sure that the caller may give the image this value.
   *
   * @throws ImagesException 403
   */
  void require(AttributeChange change, Image image, Caller caller) {
    if (change instanceof AttributeChange.Base base) {
      switch (base.attribute()) {
        case VISIBILITY -> requireVisibility((Visibility) base.value(), image, caller);
        case DISK_FORMAT, CONTAINER_FORMAT -> requireOpenFormats(change.name(), image);
        default -> {}
      }
    } else {
      requireOpen(change.name(), caller);
    }
  }

  /** What the provider of the cloud says of an image is not for users to say, nor to take away. */
  private void requireOpen(String property, Caller caller) {
    if (profile.reserves(property) && !access.isAdmin(caller)) {
      throw ImagesException.untouchable(property, "is reserved.");
    }
  }

  private void requireVisibility(Visibility visibility, Image image, Caller caller) {
    switch (visibility) {
      case PUBLIC -> access.require(Policy.PUBLICIZE_IMAGE, image, caller);
      case COMMUNITY -> access.require(Policy.COMMUNITIZE_IMAGE, image, caller);
      case SHARED, PRIVATE -> {}
    }
  }

  private void requireOpenFormats(String name, Image image) {
    boolean open = profile.hasOpenFormats() && image.status().hasData();
    if (!open && !image.status().hasOpenFormats()) {
      throw ImagesException.untouchable(
          name, "cannot change while the image is " + image.status().text() + ".");
    }
  }
}

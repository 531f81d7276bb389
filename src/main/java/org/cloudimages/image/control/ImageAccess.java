package org.cloudimages.image.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.Policy;
import org.cloudimages.policy.PolicyTarget;

/** Says whether a caller may do something to an image, and whether he may know that it exists. */
@Singleton
public class ImageAccess {

  private final Policies policies;

  @Inject
  public ImageAccess(Policies policies) {
    this.policies = policies;
  }

  /**
   * Returns the image when the caller may see it.
   *
   * @throws ImagesException 404, the same whether it is unknown, deleted or not for this caller
   */
  Image visible(String id, Optional<Image> image, Caller caller) {
    return image
        .filter(found -> isVisible(found, caller))
        .orElseThrow(() -> ImagesException.notFound("No image with id " + id + " exists."));
  }

  /**
   * Makes sure that the caller may do this to an image that he can see.
   *
   * @throws ImagesException 403
   */
  void require(Policy policy, Image image, Caller caller) {
    policies.require(policy, caller, new ImageTarget(image, Optional.empty()));
  }

  /**
   * Makes sure that the caller may do this in his own project.
   *
   * @throws ImagesException 403
   */
  void require(Policy policy, Caller caller) {
    policies.require(policy, caller, PolicyTarget.ownedBy(caller.projectId()));
  }

  /**
   * Whether the caller may see and do this to every one of these images, whatever else they are.
   */
  boolean isSettled(Policy policy, Caller caller, PolicyTarget images) {
    return policies.allows(Policy.GET_IMAGE, caller, images)
        && policies.allows(policy, caller, images);
  }

  /** Whether the caller is an administrator of the cloud: sees every project. */
  boolean isAdmin(Caller caller) {
    return policies.isAdmin(caller);
  }

  /** Whether the caller may know that the image exists. */
  boolean isVisible(Image image, Caller caller) {
    return isWithinReach(image, caller)
        && policies.allows(Policy.GET_IMAGE, caller, new ImageTarget(image, Optional.empty()));
  }

  private boolean isWithinReach(Image image, Caller caller) {
    return image.owner() == null
        || image.isOwnedBy(caller.projectId())
        || image.visibility() == Visibility.PUBLIC
        || image.visibility() == Visibility.COMMUNITY
        || isAdmin(caller);
  }
}

package org.cloudimages.image.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
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
   * @param image as it is found for whom it is not shared with
   * @param shared finds the image if it is shared with the caller's project; asked before every
   *     empty answer, so that the time which the answer takes does not tell an image that is hidden
   *     from one that is not there
   */
  Optional<SeenImage> see(Optional<Image> image, Caller caller, Supplier<Optional<Image>> shared) {
    Optional<SeenImage> seen =
        image
            .filter(found -> !isForMembers(found, caller))
            .map(found -> new SeenImage(found, false))
            .filter(found -> isVisible(found, caller));
    if (seen.isPresent()) {
      return seen;
    }
    return shared
        .get()
        // because the row of a member sleeps while the image is not shared
        .map(found -> new SeenImage(found, found.visibility() == Visibility.SHARED))
        .or(() -> image.map(found -> new SeenImage(found, false)))
        .filter(found -> isVisible(found, caller));
  }

  /** Whether the caller may know of each image that he lists, whatever it is. */
  public boolean listsAll(Caller caller) {
    return policies.allows(Policy.GET_IMAGE, caller, PolicyTarget.anything());
  }

  /** Whether the caller may know of an image that he lists, where only members find shared ones. */
  public boolean isListed(Image image, Caller caller) {
    return isVisible(new SeenImage(image, isForMembers(image, caller)), caller);
  }

  /**
   * Makes sure that the caller may do this to an image that he can see.
   *
   * @throws ImagesException 403
   */
  public void require(Policy policy, SeenImage seen, Caller caller) {
    policies.require(policy, caller, seen.target(caller));
  }

  /**
   * Makes sure that the caller may do this to his own image.
   *
   * @throws ImagesException 403
   */
  public void require(Policy policy, Image image, Caller caller) {
    require(policy, new SeenImage(image, false), caller);
  }

  /** Whether the caller may do this to an image that is not shared with him. */
  public boolean allows(Policy policy, Image image, Caller caller) {
    return policies.allows(policy, caller, new SeenImage(image, false).target(caller));
  }

  /**
   * Makes sure that the caller may do this in his own project.
   *
   * @throws ImagesException 403
   */
  public void require(Policy policy, Caller caller) {
    policies.require(policy, caller, PolicyTarget.ownedBy(caller.projectId()));
  }

  /**
   * Makes sure that there may be an image that the caller may do this to.
   *
   * @throws ImagesException 403
   */
  public void requirePossible(Policy policy, Caller caller) {
    policies.requirePossible(policy, caller);
  }

  /** Whether the caller may see and do this to each of these images, whatever else they are. */
  public boolean isSettled(Policy policy, Caller caller, PolicyTarget images) {
    return policies.allows(Policy.GET_IMAGE, caller, images)
        && policies.allows(policy, caller, images);
  }

  /** Whether the caller is an administrator of the cloud: sees every project. */
  public boolean isAdmin(Caller caller) {
    return policies.isAdmin(caller);
  }

  /**
   * Whether the caller is a service, or an administrator, in his own name. A service token makes
   * nobody one, because its user chooses the image.
   */
  boolean isServiceItself(Caller caller) {
    return policies.allows(Policy.SERVICE_API, caller.alone(), PolicyTarget.anything());
  }

  /** What the caller is shown of the images that he may see. */
  public Viewer viewer(Caller caller) {
    return new Viewer(isAdmin(caller));
  }

  /** Whether the image is the caller's to share: his project's, or anybody's for an admin. */
  public boolean isProducer(Image image, Caller caller) {
    return image.isOwnedBy(caller.projectId()) || isAdmin(caller);
  }

  /** Whether an image in the recycle bin is there for the caller: it is his, and his to see. */
  public boolean isRecycledFor(Image image, Caller caller) {
    return isProducer(image, caller) && isVisible(new SeenImage(image, false), caller);
  }

  private boolean isForMembers(Image image, Caller caller) {
    return image.visibility() == Visibility.SHARED && !isProducer(image, caller);
  }

  private boolean isVisible(SeenImage seen, Caller caller) {
    return (seen.shared() || isWithinReach(seen.image(), caller))
        && policies.allows(Policy.GET_IMAGE, caller, seen.target(caller));
  }

  private boolean isWithinReach(Image image, Caller caller) {
    return image.owner() == null
        || image.visibility() == Visibility.PUBLIC
        || image.visibility() == Visibility.COMMUNITY
        || isProducer(image, caller);
  }
}

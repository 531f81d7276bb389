package org.cloudimages.image.control;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.Visibility;

/** Says whether a caller may do something to an image, and whether he may know that it exists. */
@Singleton
public class ImageAccess {

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
  void require(ImagePolicy policy, Image image, Caller caller) {
    if (!isAllowed(policy, image.owner(), caller)) {
      throw denied(policy);
    }
  }

  /**
   * Makes sure that the caller may do this in his own project.
   *
   * @throws ImagesException 403
   */
  void require(ImagePolicy policy, Caller caller) {
    if (!isAllowed(policy, caller)) {
      throw denied(policy);
    }
  }

  /** Whether the caller may do this to the images of his own project. */
  boolean isAllowed(ImagePolicy policy, Caller caller) {
    return isAllowed(policy, caller.projectId(), caller);
  }

  /** Whether the caller may know that the image exists. */
  boolean isVisible(Image image, Caller caller) {
    return caller.isAdmin()
        || (caller.has(Caller.READER)
            && (image.owner() == null
                || image.isOwnedBy(caller.projectId())
                || image.visibility() == Visibility.PUBLIC
                || image.visibility() == Visibility.COMMUNITY));
  }

  private static boolean isAllowed(ImagePolicy policy, String owner, Caller caller) {
    boolean own = caller.projectId().equals(owner);
    return caller.isAdmin()
        || switch (policy) {
          case GET_IMAGES, GET_IMAGE -> own && caller.has(Caller.READER);
          case ADD_IMAGE, MODIFY_IMAGE, DELETE_IMAGE, COMMUNITIZE_IMAGE ->
              own && caller.has(Caller.MEMBER);
          case PUBLICIZE_IMAGE -> false;
        };
  }

  private static ImagesException denied(ImagePolicy policy) {
    return ImagesException.forbidden("You are not authorized to perform " + policy.text() + ".");
  }
}

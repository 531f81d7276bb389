package org.cloudimages.image.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.image.ImageManager;
import org.cloudimages.image.change.syntax.AttributeSyntax;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** Adds and removes one tag of an image; a body is ignored, as Rackspace documents it. */
@Path("/v2/images/{id}/tags/{tag}")
@Singleton
public class ImageTagsResource {

  @Inject private ImageManager images;

  /** Add Image Tag: 204, also when the image has it; 400, 403, 404, 413. */
  @PUT
  @Guarded(Policy.MODIFY_IMAGE_TAGS)
  public void add(
      @PathParam("id") String id,
      @PathParam("tag") String tag,
      @Context HttpServletRequest request) {
    images.addTag(id, AttributeSyntax.tag("tag", tag), Actors.of(request));
  }

  /** Delete Image Tag: 204; 403, 404. */
  @DELETE
  @Guarded(Policy.MODIFY_IMAGE_TAGS)
  public void remove(
      @PathParam("id") String id,
      @PathParam("tag") String tag,
      @Context HttpServletRequest request) {
    images.removeTag(id, tag, Actors.of(request));
  }
}

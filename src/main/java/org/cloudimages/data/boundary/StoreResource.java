package org.cloudimages.data.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.data.removal.StoreRemoval;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** The data of an image in one of the stores that have them. */
@Path("/v2/stores/{store}/{id}")
@Singleton
public class StoreResource {

  @Inject private StoreRemoval removal;

  /** Delete Image From Store: 204, and the other stores still have it; 400, 403, 404, 409. */
  @DELETE
  @Guarded(Policy.DELETE_IMAGE_LOCATION)
  @NoBody
  public void delete(
      @PathParam("store") String store,
      @PathParam("id") String id,
      @Context HttpServletRequest request) {
    removal.remove(store, id, Actors.of(request));
  }
}

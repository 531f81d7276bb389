package org.cloudimages.image.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.condition.EntityTags;
import org.cloudimages.http.content.ContentType;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.idempotency.boundary.RepeatableRequest;
import org.cloudimages.idempotency.boundary.Repetitions;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.ImageManager;
import org.cloudimages.image.change.ImagePatch;
import org.cloudimages.image.change.NewImage;
import org.cloudimages.image.change.boundary.PatchFormat;
import org.cloudimages.image.change.syntax.NewImageBody;
import org.cloudimages.image.condition.ImageCondition;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.location.LocationSettings;
import org.cloudimages.image.methods.ImportSettings;
import org.cloudimages.image.search.boundary.ImageListQuery;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;
import org.cloudimages.store.Stores;

/** {@code /v2/images}: the records of images. */
@Path("/v2/images")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class ImagesResource {

  @Inject private ImageManager images;
  @Inject private ImageDocuments documents;
  @Inject private PublicEndpoint endpoint;
  @Inject private Stores stores;
  @Inject private ImportSettings imports;
  @Inject private LocationSettings locations;
  @Inject private Repetitions repetitions;

  /** Create Image: 201 with the image; 400, 403, 409, 413, 422. */
  @POST
  @Guarded(Policy.ADD_IMAGE)
  public Response create(@Context HttpServletRequest request) {
    JsonObject body = RequestBody.object(request);
    Actor actor = Actors.of(request);
    images.admit(body.size(), actor.caller());
    NewImage wanted = NewImageBody.parse(body);
    return repetitions.answer(
        RepeatableRequest.of(request, Policy.ADD_IMAGE, body),
        () -> created(images.create(wanted, actor), actor.caller(), request));
  }

  private Response created(Image image, Caller caller, HttpServletRequest request) {
    ImageDocument document = documents.of(image, caller);
    return Response.status(Response.Status.CREATED)
        .entity(document)
        .header(HttpHeaders.ETAG, document.tag().text())
        .header(HttpHeaders.LOCATION, endpoint.of(request) + ImageDocument.path(image.id()))
        .header("OpenStack-image-import-methods", String.join(",", imports.words()))
        .header("OpenStack-image-store-ids", String.join(",", stores.ids()))
        .build();
  }

  /** List Images: 200 with a page; 400, 403. */
  @GET
  @Guarded(Policy.GET_IMAGES)
  public JsonDocument list(@Context HttpServletRequest request) {
    QueryParameters query = QueryParameters.parse(request.getQueryString());
    Caller caller = Actors.of(request).caller();
    return documents.of(images.list(ImageListQuery.parse(query), caller), query, caller);
  }

  /** Show Image: 200 with the image, or 304; 400, 404, 412. */
  @GET
  @Path("{id}")
  @Guarded(Policy.GET_IMAGE)
  @NoBody
  public Response show(@PathParam("id") String id, @Context HttpServletRequest request) {
    ImageCondition condition = condition(request);
    Caller caller = Actors.of(request).caller();
    Image image = images.show(id, caller);
    condition.requireMatch(image);
    ImageDocument document = documents.of(image, caller);
    return condition.knows(document.tag())
        ? Response.notModified().header(HttpHeaders.ETAG, document.tag().text()).build()
        : ok(document);
  }

  private static ImageCondition condition(HttpServletRequest request) {
    return new ImageCondition(
        EntityTags.of(request, HttpHeaders.IF_MATCH),
        EntityTags.of(request, HttpHeaders.IF_NONE_MATCH));
  }

  private static Response ok(ImageDocument document) {
    return Response.ok(document).header(HttpHeaders.ETAG, document.tag().text()).build();
  }

  /** Update Image: 200 with the image; 400, 403, 404, 409, 412, 413, 415. */
  @PATCH
  @Path("{id}")
  @Guarded(Policy.MODIFY_IMAGE)
  public Response patch(@PathParam("id") String id, @Context HttpServletRequest request) {
    PatchFormat format = PatchFormat.of(ContentType.of(request));
    ImageCondition condition = condition(request);
    ImagePatch patch = format.parse(RequestBody.array(request), locations.showsAll());
    Actor actor = Actors.of(request);
    return ok(documents.of(images.patch(id, patch.when(condition), actor), actor.caller()));
  }

  /** Delete Image: 204, and the image is gone; 400, 403, 404, 412. */
  @DELETE
  @Path("{id}")
  @Guarded(Policy.DELETE_IMAGE)
  @NoBody
  public void delete(@PathParam("id") String id, @Context HttpServletRequest request) {
    images.delete(id, condition(request), Actors.of(request));
  }
}

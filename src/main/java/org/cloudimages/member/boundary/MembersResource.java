package org.cloudimages.member.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.idempotency.boundary.RepeatableRequest;
import org.cloudimages.idempotency.boundary.Repetitions;
import org.cloudimages.image.entity.MemberStatus;
import org.cloudimages.member.control.MemberManager;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** {@code /v2/images/{id}/members}: whom an image is shared with. */
@Path("/v2/images/{id}/members")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class MembersResource {

  @Inject private MemberManager members;
  @Inject private Repetitions repetitions;

  /** Create Image Member: 200 (and not 201) with the member; 400, 403, 404, 409, 413, 422. */
  @POST
  @Guarded(Policy.ADD_MEMBER)
  public Response add(@PathParam("id") String id, @Context HttpServletRequest request) {
    JsonObject body = RequestBody.object(request);
    String member = MemberBody.member(body);
    Actor actor = Actors.of(request);
    return repetitions.answer(
        RepeatableRequest.of(request, Policy.ADD_MEMBER, body),
        () -> Response.ok(new MemberDocument(members.add(id, member, actor))).build());
  }

  /** List Image Members: 200 with those that the caller may know of; 403, 404. */
  @GET
  @Guarded(Policy.GET_MEMBERS)
  @NoBody
  public JsonDocument list(@PathParam("id") String id, @Context HttpServletRequest request) {
    return new MemberListDocument(members.list(id, Actors.of(request).caller()));
  }

  /** Show Image Member: 200 with the member; 404. */
  @GET
  @Path("{member}")
  @Guarded(Policy.GET_MEMBER)
  @NoBody
  public JsonDocument show(
      @PathParam("id") String id,
      @PathParam("member") String member,
      @Context HttpServletRequest request) {
    return new MemberDocument(members.show(id, member, Actors.of(request).caller()));
  }

  /** Update Image Member: 200 with the member; 400, 403, 404. */
  @PUT
  @Path("{member}")
  @Guarded(Policy.MODIFY_MEMBER)
  public JsonDocument answer(
      @PathParam("id") String id,
      @PathParam("member") String member,
      @Context HttpServletRequest request) {
    MemberStatus status = MemberBody.status(RequestBody.object(request));
    return new MemberDocument(members.answer(id, member, status, Actors.of(request)));
  }

  /** Delete Image Member: 204, and its access is gone; 400, 403, 404. */
  @DELETE
  @Path("{member}")
  @Guarded(Policy.DELETE_MEMBER)
  @NoBody
  public void remove(
      @PathParam("id") String id,
      @PathParam("member") String member,
      @Context HttpServletRequest request) {
    members.remove(id, member, Actors.of(request));
  }
}

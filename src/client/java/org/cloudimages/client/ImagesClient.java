package org.cloudimages.client;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.cloudimages.client.answer.AnswerReader;
import org.cloudimages.client.answer.ApiVersion;
import org.cloudimages.client.answer.AuditEntry;
import org.cloudimages.client.answer.BulkDeletion;
import org.cloudimages.client.answer.DeletedImage;
import org.cloudimages.client.answer.DeletionPreview;
import org.cloudimages.client.answer.Image;
import org.cloudimages.client.answer.Location;
import org.cloudimages.client.answer.Member;
import org.cloudimages.client.answer.Page;
import org.cloudimages.client.answer.Store;
import org.cloudimages.client.answer.Task;
import org.cloudimages.client.fault.FaultMapper;
import org.cloudimages.client.request.BulkFilter;
import org.cloudimages.client.request.ImageImport;
import org.cloudimages.client.request.MemberStatus;
import org.cloudimages.client.request.NewImage;
import org.cloudimages.client.request.NewLocation;
import org.cloudimages.client.request.NewMember;
import org.cloudimages.client.request.NewTask;
import org.cloudimages.client.request.Patch;
import org.cloudimages.client.request.Query;
import org.cloudimages.client.request.RequestFilter;
import org.cloudimages.client.request.RequestWriter;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/**
 * The Images API of Cloud Images, a method a request. What the service refuses is a {@link
 * org.cloudimages.client.fault.FaultException}; what does not reach it, a {@code
 * ProcessingException} of JAX-RS. Thread-safe.
 *
 * <p>{@link ImagesClientBuilder} makes one. Values in paths may have any characters, but must not
 * be empty, {@code .} or {@code ..} ({@code IllegalArgumentException}). Parameters that are headers
 * may be null, and are not sent then.
 *
 * <p>{@code idempotencyKey} is a text of one's own choice, 1 to 255 visible ASCII characters, a new
 * one for each thing that is to be done: a request that is sent again with the same key is answered
 * as the first time and done once. {@code ifMatch} is an {@link Image#etag()}: where the image was
 * changed since, nothing is done and the fault is {@code PRECONDITION_FAILED}.
 */
@Path("/")
@RegisterProvider(AnswerReader.class)
@RegisterProvider(RequestWriter.class)
@RegisterProvider(RequestFilter.class)
@RegisterProvider(FaultMapper.class)
@Produces({ImagesClient.PROBLEM, ImagesClient.JSON + ";q=0.9"})
@Consumes(ImagesClient.JSON)
public interface ImagesClient extends AutoCloseable {

  String JSON = "application/json";
  String PROBLEM = "application/problem+json";
  String DATA = "application/octet-stream";

  /** The versions that are served; needs no token. */
  @GET
  @Path("versions")
  Page<ApiVersion> versions();

  // Images

  @POST
  @Path("v2/images")
  Image create(NewImage image, @HeaderParam("Idempotency-Key") String idempotencyKey);

  /** One page; {@link Pages} has all. */
  @GET
  @Path("v2/images")
  Page<Image> list(@QueryParam(Query.PARAMETER) Query query);

  @GET
  @Path("v2/images/{id}")
  Image show(@PathParam("id") String id);

  /** 304 where the image is as it was, else 200: {@code response.readEntity(Image.class)}. */
  @GET
  @Path("v2/images/{id}")
  Response showIfChanged(@PathParam("id") String id, @HeaderParam("If-None-Match") String etag);

  @PATCH
  @Path("v2/images/{id}")
  @Consumes(Patch.MEDIA_TYPE)
  Image patch(@PathParam("id") String id, Patch patch, @HeaderParam("If-Match") String ifMatch);

  @DELETE
  @Path("v2/images/{id}")
  void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch);

  /** What a delete would do. */
  @GET
  @Path("v2/images/{id}/deletion")
  DeletionPreview previewDelete(@PathParam("id") String id);

  /** Deletes each image by itself, and tells of each what became of it. */
  @POST
  @Path("v2/images/actions/delete")
  BulkDeletion deleteAll(BulkFilter images, @HeaderParam("Idempotency-Key") String idempotencyKey);

  /** Its data are kept from all but administrators. */
  @POST
  @Path("v2/images/{id}/actions/deactivate")
  void deactivate(@PathParam("id") String id);

  @POST
  @Path("v2/images/{id}/actions/reactivate")
  void reactivate(@PathParam("id") String id);

  @PUT
  @Path("v2/images/{id}/tags/{tag}")
  void addTag(@PathParam("id") String id, @PathParam("tag") String tag);

  @DELETE
  @Path("v2/images/{id}/tags/{tag}")
  void removeTag(@PathParam("id") String id, @PathParam("tag") String tag);

  // Deleted images

  @GET
  @Path("v2/recycle-bin")
  Page<DeletedImage> recycleBin(@QueryParam(Query.PARAMETER) Query query);

  @GET
  @Path("v2/recycle-bin/{id}")
  DeletedImage showDeleted(@PathParam("id") String id);

  @POST
  @Path("v2/recycle-bin/{id}/restore")
  Image restore(@PathParam("id") String id);

  /** It is gone for good. */
  @DELETE
  @Path("v2/recycle-bin/{id}")
  void purge(@PathParam("id") String id);

  // Data; ImageData holds them against their digests

  /**
   * Gives an image its data, once. The stream is sent as it is read and is left open.
   *
   * @param size in bytes; too large an image is then refused before it is sent
   * @param reprDigest what the data must have, {@code sha-512=:…:} in base64 (RFC 9530)
   * @param store the id of one, the default one without it
   */
  @PUT
  @Path("v2/images/{id}/file")
  @Consumes(DATA)
  void upload(
      @PathParam("id") String id,
      @HeaderParam("X-OpenStack-Image-Size") Long size,
      @HeaderParam("Repr-Digest") String reprDigest,
      @HeaderParam("X-Image-Meta-Store") String store,
      InputStream data);

  /** Lays data down for {@link #importData}; the parameters are those of an upload. */
  @PUT
  @Path("v2/images/{id}/stage")
  @Consumes(DATA)
  void stage(
      @PathParam("id") String id,
      @HeaderParam("X-OpenStack-Image-Size") Long size,
      @HeaderParam("Repr-Digest") String reprDigest,
      InputStream data);

  /**
   * The data of an image, of which {@code response.readEntity(InputStream.class)} reads as they
   * come; 204 where it has none. The caller closes the response.
   *
   * @param range such as {@code bytes=0-1023}
   */
  @GET
  @Path("v2/images/{id}/file")
  @Produces({DATA, PROBLEM + ";q=0.9"})
  Response download(@PathParam("id") String id, @HeaderParam("Range") String range);

  /** A task goes on when this returns. */
  @POST
  @Path("v2/images/{id}/import")
  void importData(
      @PathParam("id") String id,
      ImageImport source,
      @HeaderParam("Idempotency-Key") String idempotencyKey);

  /** The places of an image's data; for services and administrators. */
  @GET
  @Path("v2/images/{id}/locations")
  Page<Location> locations(@PathParam("id") String id);

  /** Data that lie there become those of the image; a task goes on when this returns. */
  @POST
  @Path("v2/images/{id}/locations")
  void addLocation(@PathParam("id") String id, NewLocation location);

  // Members

  @GET
  @Path("v2/images/{id}/members")
  Page<Member> members(@PathParam("id") String id);

  @GET
  @Path("v2/images/{id}/members/{project}")
  Member member(@PathParam("id") String id, @PathParam("project") String project);

  @POST
  @Path("v2/images/{id}/members")
  Member share(
      @PathParam("id") String id,
      NewMember member,
      @HeaderParam("Idempotency-Key") String idempotencyKey);

  /** For the project that the image is shared with, not for its owner. */
  @PUT
  @Path("v2/images/{id}/members/{project}")
  Member answerSharing(
      @PathParam("id") String id, @PathParam("project") String project, MemberStatus status);

  @DELETE
  @Path("v2/images/{id}/members/{project}")
  void unshare(@PathParam("id") String id, @PathParam("project") String project);

  // Tasks

  @GET
  @Path("v2/tasks")
  Page<Task> tasks(@QueryParam(Query.PARAMETER) Query query);

  @GET
  @Path("v2/tasks/{id}")
  Task task(@PathParam("id") String id);

  @POST
  @Path("v2/tasks")
  Task createTask(NewTask task);

  /** The newest hundred of an image, oldest first. */
  @GET
  @Path("v2/images/{id}/tasks")
  Page<Task> tasksOf(@PathParam("id") String id);

  // Stores and what else the service tells

  @GET
  @Path("v2/info/stores")
  Page<Store> stores();

  /** With type and weight; for administrators and services. */
  @GET
  @Path("v2/info/stores/detail")
  Page<Store> storesInDetail();

  /** Removes the data of an image from one of several stores. */
  @DELETE
  @Path("v2/stores/{store}/{id}")
  void deleteFromStore(@PathParam("store") String store, @PathParam("id") String id);

  /** The methods of imports that are offered. */
  @GET
  @Path("v2/info/import")
  JsonObject importInfo();

  /** The quotas of the project, and what it uses of them. */
  @GET
  @Path("v2/info/usage")
  JsonObject usage();

  /** The JSON schema of a document, such as {@code image}. */
  @GET
  @Path("v2/schemas/{name}")
  JsonObject schema(@PathParam("name") String name);

  /** Who did what, the newest first. */
  @GET
  @Path("v2/audit")
  Page<AuditEntry> audit(@QueryParam(Query.PARAMETER) Query query);

  /** All entries that the query lets pass, as CSV with a line of names first; the caller closes. */
  @GET
  @Path("v2/audit")
  @Produces("text/csv")
  InputStream auditAsCsv(@QueryParam(Query.PARAMETER) Query query);

  /** Closes the connections. */
  @Override
  void close();
}

package org.cloudimages.example;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.client.answer.Deletion;
import org.cloudimages.client.answer.DeletionPreview;
import org.cloudimages.client.answer.Image;
import org.cloudimages.client.fault.Fault;

/** What an operator asks of the program. */
@Path("{family}")
@Produces(MediaType.APPLICATION_JSON)
public class GoldenImagesResource {

  @Inject GoldenImages images;

  @PathParam("family")
  String family;

  @QueryParam("keep")
  @DefaultValue("3")
  int keep;

  /** An instant; without it age does not count. */
  @QueryParam("before")
  @DefaultValue("+1000000000-12-31T23:59:59Z")
  String before;

  @PUT
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public JsonArray add(@PathParam("name") String name, InputStream disk) {
    return array(List.of(images.add(family, name, disk)), GoldenImagesResource::image);
  }

  @POST
  @Path("protected/{id}")
  public JsonArray protect(@PathParam("id") String id) {
    return array(List.of(images.protect(id, true)), GoldenImagesResource::image);
  }

  @GET
  public JsonArray old() {
    return array(found(), GoldenImagesResource::image);
  }

  @GET
  @Path("preview")
  public JsonArray preview() {
    return array(images.preview(found()), GoldenImagesResource::preview);
  }

  @DELETE
  public JsonArray delete() {
    return array(
        images.delete(found(), UUID.randomUUID().toString()), GoldenImagesResource::deletion);
  }

  @POST
  @Path("restored")
  public JsonArray restore() {
    return array(images.restore(family), GoldenImagesResource::image);
  }

  private List<Image> found() {
    return images.old(family, keep, Instant.parse(before));
  }

  private static JsonObject image(Image image) {
    return Json.createObjectBuilder()
        .add("id", image.id())
        .add("name", image.name().orElse(""))
        .add("size", image.size().orElse(0))
        .add("created_at", image.createdAt().toString())
        .build();
  }

  private static JsonObject preview(DeletionPreview preview) {
    return with(preview.fault().stream(), preview.id())
        .add("bytes", preview.bytes())
        .add("restorable", preview.restorableUntil().isPresent())
        .build();
  }

  private static JsonObject deletion(Deletion deletion) {
    return with(deletion.fault().stream(), deletion.id()).build();
  }

  private static JsonObjectBuilder with(Stream<Fault> fault, String id) {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("refused", fault.map(Fault::message).collect(Collectors.joining()));
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonObject> form) {
    return Json.createArrayBuilder(items.stream().map(form).toList()).build();
  }
}

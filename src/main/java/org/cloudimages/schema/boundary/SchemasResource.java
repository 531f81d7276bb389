package org.cloudimages.schema.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.identity.AnyCaller;

/** {@code /v2/schemas}: what the documents of the API have, as JSON schemas (draft 4). */
@Path("/v2/schemas")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class SchemasResource {

  @Inject private Schemas schemas;

  /** Show Schema: 200 with it; 404. */
  @GET
  @Path("{name}")
  @AnyCaller
  @NoBody
  public JsonDocument show(@PathParam("name") String name) {
    JsonObject schema =
        schemas.find(name).orElseThrow(() -> ImagesException.notFound("No schema found."));
    return json -> json.write(schema);
  }
}

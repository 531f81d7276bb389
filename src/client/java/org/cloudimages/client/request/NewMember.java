package org.cloudimages.client.request;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** A project that an image is to be shared with. */
public record NewMember(String project) implements RequestDocument {

  @Override
  public JsonObject json() {
    return Json.createObjectBuilder().add("member", project).build();
  }
}

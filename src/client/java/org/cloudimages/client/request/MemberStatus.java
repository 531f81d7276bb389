package org.cloudimages.client.request;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Locale;

/** What a project says of an image that is shared with it. */
public enum MemberStatus implements RequestDocument {
  /** The image is in its lists. */
  ACCEPTED,
  REJECTED,
  PENDING;

  @Override
  public JsonObject json() {
    return Json.createObjectBuilder().add("status", name().toLowerCase(Locale.ROOT)).build();
  }
}

package org.cloudimages.data.region;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.ClientText;
import org.cloudimages.image.entity.ImageId;

/**
 * The image of another region that a client names: {@code "glance_region": "east",
 * "glance_image_id": "…", "glance_service_interface": "internal"}. Each is empty where it is not
 * given.
 *
 * @param network who the service there is reached by, {@code public} where it is not given
 */
public record RegionImage(Optional<String> region, Optional<String> id, Optional<String> network) {

  /** How faults name the region. */
  static final String REGION_FIELD = "method.glance_region";

  private static final String REGION = "glance_region";
  private static final String ID = "glance_image_id";
  private static final String NETWORK = "glance_service_interface";
  private static final String METHOD = "method.";
  private static final String PUBLIC = "public";
  private static final List<String> NETWORKS = List.of(PUBLIC, "internal", "admin");
  private static final int MAX_TEXT = 255;

  /**
   * Reads it; nothing need be there.
   *
   * @param method the object that names the method, too
   * @throws ImagesException 400 for what is no string, naming the field
   */
  public static RegionImage parse(JsonObject method) {
    return new RegionImage(text(method, REGION), text(method, ID), text(method, NETWORK));
  }

  private static Optional<String> text(JsonObject method, String name) {
    JsonValue value = method.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonString text) {
      return Optional.of(ClientText.require(METHOD + name, text.getString(), MAX_TEXT));
    }
    throw ImagesException.invalid(METHOD + name, "it must be a string.");
  }

  /**
   * Makes sure that it can be looked for.
   *
   * @throws ImagesException 400, naming the field
   */
  public void require() {
    require(REGION, region.filter(name -> !name.isBlank()).isPresent(), "the name of a region.");
    require(ID, id.filter(ImageId::isPossible).isPresent(), "a UUID.");
    require(NETWORK, NETWORKS.contains(reachedBy()), "one of " + String.join(", ", NETWORKS) + ".");
  }

  private static void require(String name, boolean holds, String form) {
    if (!holds) {
      throw ImagesException.invalid(METHOD + name, "it must be " + form);
    }
  }

  String reachedBy() {
    return network.orElse(PUBLIC);
  }

  /** Writes what {@link #parse} reads. */
  public void writeTo(JsonObjectBuilder method) {
    region.ifPresent(text -> method.add(REGION, text));
    id.ifPresent(text -> method.add(ID, text));
    network.ifPresent(text -> method.add(NETWORK, text));
  }

  /** What messages call it. */
  public String title() {
    return "image " + id.orElseThrow() + " of the region " + region.orElseThrow();
  }
}

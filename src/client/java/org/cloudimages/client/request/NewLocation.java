package org.cloudimages.client.request;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** A place where somebody else stored the data of an image. */
public record NewLocation(JsonObject json) implements RequestDocument {

  public static NewLocation at(String url) {
    return new NewLocation(Json.createObjectBuilder().add("url", url).build());
  }

  /**
   * With the digest that the data must have.
   *
   * @param algorithm {@code md5}, {@code sha1}, {@code sha256} or {@code sha512}
   * @param value in hex
   */
  public NewLocation hashed(String algorithm, String value) {
    return new NewLocation(
        Json.createObjectBuilder(json)
            .add(
                "validation_data",
                Json.createObjectBuilder()
                    .add("os_hash_algo", algorithm)
                    .add("os_hash_value", value))
            .build());
  }
}

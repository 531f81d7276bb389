package org.cloudimages.location.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.Optional;
import org.cloudimages.hash.HashAlgorithm;

/**
 * A place of data as a service tells of it.
 *
 * @param expected the hash that it says they have
 */
public record TakenLocation(URI url, Optional<ExpectedHash> expected) {

  private static final String URL = "loc_url";
  private static final String VALIDATION_DATA = "validation_data";
  private static final String ALGORITHM = "os_hash_algo";
  private static final String VALUE = "os_hash_value";

  /** The input of a task, from which {@link #of} makes the same again. */
  JsonObject input(String imageId) {
    JsonObjectBuilder hash = Json.createObjectBuilder();
    expected.ifPresent(
        known -> hash.add(ALGORITHM, known.algorithm().text()).add(VALUE, known.value()));
    return Json.createObjectBuilder()
        .add("image_id", imageId)
        .add(URL, url.toString())
        .add(VALIDATION_DATA, hash)
        .build();
  }

  static TakenLocation of(JsonObject input) {
    JsonObject hash = input.getJsonObject(VALIDATION_DATA);
    return new TakenLocation(
        URI.create(input.getString(URL)),
        Optional.of(hash)
            .filter(given -> !given.isEmpty())
            .map(
                given ->
                    new ExpectedHash(
                        HashAlgorithm.of(given.getString(ALGORITHM)).orElseThrow(),
                        given.getString(VALUE))));
  }
}

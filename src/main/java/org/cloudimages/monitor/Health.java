package org.cloudimages.monitor;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How this node is.
 *
 * @param reasons what a person should know, one sentence each
 */
record Health(Status status, List<String> reasons) {

  /** Whether requests should come here. */
  enum Status {
    OK,
    /** Not any more: the node is about to be stopped. */
    DRAINING,
    /** Not now: they would fail. */
    DOWN
  }

  static final Health OK = new Health(Status.OK, List.of());
  static final Health DRAINING = new Health(Status.DRAINING, List.of("The node is drained."));

  Health {
    reasons = List.copyOf(reasons);
  }

  boolean isOk() {
    return status == Status.OK;
  }

  /** The JSON document, as UTF-8. */
  byte[] body() {
    JsonArrayBuilder texts = Json.createArrayBuilder();
    reasons.forEach(texts::add);
    return Json.createObjectBuilder()
        .add("status", status.name())
        .add("reasons", texts)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}

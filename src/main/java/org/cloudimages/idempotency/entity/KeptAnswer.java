package org.cloudimages.idempotency.entity;

import java.util.Map;

/**
 * An answer as it can be given again.
 *
 * @param headers those that the resource has set, one value each
 * @param body JSON, or empty
 */
public record KeptAnswer(int status, Map<String, String> headers, String body) {

  public KeptAnswer {
    headers = Map.copyOf(headers);
  }
}

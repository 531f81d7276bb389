package org.cloudimages.proof;

import java.util.HashMap;
import java.util.Map;

/** What all suites ask of the service: that it does soon what it does in the background. */
final class Suites {

  private static final Map<String, String> HASTE =
      Map.of(
          "images.upload.lease", "PT10S",
          "images.upload.check", "PT1S",
          "images.reclaim.interval", "PT1S",
          "images.reclaim.timeout", "PT5S",
          "images.reclaim.lease-margin", "PT1S",
          "images.reclaim.retry-max", "PT2S",
          // because they are used up as much faster
          "images.reclaim.attempts", "1000");

  private Suites() {}

  static Map<String, String> settings() {
    return HASTE;
  }

  /** The same with these. */
  static Map<String, String> settings(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(HASTE);
    all.putAll(more);
    return all;
  }
}

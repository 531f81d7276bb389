package org.cloudimages.proof;

import java.util.HashMap;
import java.util.List;
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

  /** The second of the stores that imports go to. */
  static final String SECOND = "second";

  static final List<String> STORES = List.of("default", SECOND);

  private static final Map<String, String> IMPORTS =
      Map.ofEntries(
          Map.entry("images.stores", "default," + SECOND + ",web"),
          Map.entry("images.store." + SECOND + ".type", "faulty"),
          Map.entry("images.store.web.type", "http"),
          Map.entry("images.store.web.weight", "-1"),
          Map.entry("images.store.web.reclaim-delay", "PT0S"),
          Map.entry("images.show-multiple-locations", "true"),
          Map.entry("images.outbound.allowed-networks", "127.0.0.0/8"),
          Map.entry("images.outbound.allowed-ports", "all"),
          Map.entry("images.import.max-parallel-stores", "2"),
          Map.entry("images.tasks.lease", "PT10S"),
          Map.entry("images.tasks.check", "PT1S"),
          Map.entry("images.tasks.interval", "PT1S"),
          Map.entry("images.tasks.threads", "8"),
          Map.entry("images.tasks.running-per-project", "8"),
          // because what nobody waits for would pile up
          Map.entry("images.tasks.open-per-project", "16"));

  /** What the service says of an import where as many are open as may be. */
  static final int TOO_MANY = 413;

  private Suites() {}

  /** The settings for it, and these. */
  static Map<String, String> settings(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(HASTE);
    all.putAll(more);
    return all;
  }

  /** The same, for imports into several stores and data on the web, too. */
  static Map<String, String> withImports(Map<String, String> more) {
    Map<String, String> all = settings(IMPORTS);
    all.putAll(more);
    return all;
  }
}

package org.cloudimages.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Asked;
import org.cloudimages.testing.StubServer.Reply;

/**
 * Who is told of all that is done, and holds it against the audit: an event for each entry, and
 * none without one. Now and then it is away, and takes the event the next time.
 */
final class ToldEvents implements AutoCloseable {

  private static final String PREFIX = "images.events.";
  private static final String DESTINATION = PREFIX + "destination.proof.";
  private static final int AWAY = 100;

  private final AtomicInteger count = new AtomicInteger();
  private final Set<String> former = new HashSet<>();
  private final StubServer server =
      new StubServer(asked -> Reply.of(count.incrementAndGet() % AWAY == 0 ? 503 : 204));

  Map<String, String> settings() {
    return Map.of(
        PREFIX + "destinations", "proof",
        PREFIX + "timeout", "PT2S",
        PREFIX + "retry", "PT0.1S",
        PREFIX + "retry-max", "PT1S",
        DESTINATION + "url", server.url(),
        DESTINATION + "secret", "whsec_" + "A".repeat(32));
  }

  /** Passes over what was done before. */
  void begin(Probe probe) {
    former.addAll(audited(probe));
  }

  private static Set<String> audited(Probe probe) {
    return probe
        .rows(
            "SELECT id FROM audit_entries WHERE outcome = 'success'"
                + " AND (image_id IS NOT NULL OR task_id IS NOT NULL)")
        .stream()
        .map(row -> row.get(0))
        .collect(Collectors.toSet());
  }

  /** Fails unless all was told that was done since, when nothing more is done. */
  int verify(Probe probe) {
    Await.until(() -> probe.number("SELECT COUNT(*) FROM events WHERE destination = 'proof'") == 0);
    Set<String> done = audited(probe);
    done.removeAll(former);
    Map<String, JsonObject> told = told();

    assertEquals(missing(done, told.keySet()), Set.of(), "done and not told");
    assertEquals(missing(told.keySet(), done), Set.of(), "told and not done");
    told.values().stream()
        .filter(event -> event.getString("type").startsWith("image."))
        .collect(Collectors.groupingBy(event -> event.getString("subject")))
        .values()
        .forEach(ToldEvents::requireOrder);
    return told.size();
  }

  private static Set<String> missing(Set<String> all, Set<String> there) {
    Set<String> missing = new HashSet<>(all);
    missing.removeAll(there);
    return missing;
  }

  /** Each event, at the place where it came first. */
  private Map<String, JsonObject> told() {
    Map<String, JsonObject> told = new LinkedHashMap<>();
    for (Asked asked : server.asked()) {
      told.putIfAbsent(asked.header("webhook-id"), JsonText.object(asked.body()));
    }
    return told;
  }

  /** An image is made first, and nothing but the recycle bin follows when it was deleted. */
  private static void requireOrder(List<JsonObject> events) {
    List<String> types = events.stream().map(event -> event.getString("type")).toList();
    assertEquals("image.create", types.get(0), () -> types.toString());
    for (int n = 1; n < types.size(); n++) {
      boolean afterDelete = types.get(n - 1).equals("image.delete");
      boolean ofBin = types.get(n).equals("image.restore") || types.get(n).equals("image.purge");
      assertTrue(afterDelete == ofBin, types::toString);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

package org.cloudimages.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudimages.proof.ServiceState.BlobRow;
import org.cloudimages.proof.ServiceState.ImageRow;

/**
 * Holds the record, the database and the stores against the promises:
 *
 * <ul>
 *   <li>no acknowledged delete is undone, and of racing ones exactly one was acknowledged;
 *   <li>what was made and not deleted is there, with exactly the bytes that were acknowledged;
 *   <li>no image is active without its bytes, and no bytes lie in a store that no row knows;
 *   <li>no id was given twice.
 * </ul>
 *
 * Where an answer never came, both is right; nothing else is.
 */
final class Checker {

  private static final int SHOWN = 10;

  private final Recorder recorder;
  private final List<Entry> entries;
  private final Map<String, String> names;
  private final Map<String, ImageHistory> histories;
  private final List<String> found = new ArrayList<>();

  Checker(Recorder recorder) {
    this.recorder = recorder;
    entries = recorder.entries();
    names = recorder.images();
    Map<String, List<Entry>> byImage =
        entries.stream().collect(Collectors.groupingBy(Entry::image));
    histories = new HashMap<>();
    for (String id : names.keySet()) {
      histories.put(id, new ImageHistory(id, byImage.getOrDefault(id, List.of())));
    }
  }

  /** Fails with what is wrong in the answers alone. */
  Checker checkAnswers() {
    entries.stream()
        .filter(entry -> !recorder.allows(entry))
        .forEach(entry -> found.add("no legal answer: " + entry));
    histories.values().forEach(history -> found.addAll(history.contradictions()));
    new ListRules(entries, names).contradictions().forEach(found::add);
    return fail();
  }

  /** Fails with what is wrong in the database, be the server just back from a crash. */
  Checker checkRows(ServiceState state) {
    histories.forEach((id, history) -> checkRow(id, history, state));
    return fail();
  }

  private void checkRow(String id, ImageHistory history, ServiceState state) {
    ImageRow row = state.images().get(id);
    if (row == null) {
      expect(!history.wasThere(), "no row", history);
      return;
    }
    expect(row.deleted() ? history.mayBeGone() : history.mayBeThere(), "row " + row, history);
    int deletes = state.deletes().getOrDefault(id, 0);
    expect(history.allows(deletes, row.deleted()), deletes + " deletes in the audit", history);
    if (!row.deleted()) {
      boolean active = row.status().equals("ACTIVE");
      expect(active || !history.mustHaveData(), "data lost: " + row, history);
      expect(!active || history.mayHave().contains(row.digest()), "bytes of " + row, history);
    }
  }

  /** Fails with what is wrong once nothing is left to be done: see {@link Proof}. */
  Checker checkStores(ServiceState state) {
    Map<String, Long> live = new HashMap<>();
    Map<String, Long> liveByImage = new HashMap<>();
    for (BlobRow blob : state.blobs()) {
      if (blob.state().equals("LIVE")) {
        live.put(blob.id(), blob.size());
        liveByImage.merge(blob.image(), 1L, Long::sum);
      } else {
        found.add("a blob that should be gone: " + blob);
      }
    }
    state.images().forEach((id, row) -> checkBlobs(id, row, liveByImage.getOrDefault(id, 0L)));
    compare(live, state.objects());
    return fail();
  }

  private void checkBlobs(String id, ImageRow row, long live) {
    boolean active = !row.deleted() && row.status().equals("ACTIVE");
    boolean settled = row.deleted() || active || row.status().equals("QUEUED");
    if (!settled || (active ? live == 0 : live > 0)) {
      found.add(live + " live blobs of " + row + ": " + histories.get(id));
    }
  }

  private void compare(Map<String, Long> live, Map<String, Long> objects) {
    Set<String> all = new HashSet<>(live.keySet());
    all.addAll(objects.keySet());
    for (String id : all) {
      Long known = live.get(id);
      Long there = objects.get(id);
      if (known == null) {
        found.add("an object that no row knows: " + id + " of " + there + " bytes");
      } else if (!known.equals(there)) {
        found.add("a live blob of " + known + " bytes with an object of " + there + ": " + id);
      }
    }
  }

  private void expect(boolean condition, String what, ImageHistory history) {
    if (!condition) {
      found.add(what + ": " + history);
    }
  }

  private Checker fail() {
    if (!found.isEmpty()) {
      throw new AssertionError(
          found.stream()
              .limit(SHOWN)
              .collect(Collectors.joining("\n", found.size() + " contradictions:\n", "")));
    }
    return this;
  }
}

package org.cloudimages.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.proof.ServiceState.BlobRow;
import org.cloudimages.proof.ServiceState.ImageRow;
import org.cloudimages.proof.ServiceState.TaskRow;

/**
 * Holds the record, the database and the stores against the promises:
 *
 * <ul>
 *   <li>no acknowledged delete is undone, and of racing ones exactly one was acknowledged;
 *   <li>what was made and not deleted is there, with exactly the bytes that were acknowledged;
 *   <li>no image has data, for all or for administrators only, without its exact bytes in each
 *       store that it names, and no bytes lie in a store that no row knows;
 *   <li>no import that was promised is lost, none goes on for ever, and none that succeeded has
 *       left its image without data;
 *   <li>what others have laid down stays where it is, and is known as not ours;
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
    long tasks = state.tasks().stream().filter(task -> task.image().equals(id)).count();
    expect(history.allowsTasks(tasks), tasks + " tasks", history);
    if (!row.deleted()) {
      expect(row.hasData() || !history.data().mustBeThere(), "data lost: " + row, history);
    }
    if (row.hasData()) {
      expect(mayHave(history, row), "bytes of " + row, history);
      boolean deactivated = row.status().equals("DEACTIVATED");
      expect(history.data().mayBeDeactivated(deactivated), "use of " + row, history);
    }
  }

  private static boolean mayHave(ImageHistory history, ImageRow row) {
    return row.digest().isEmpty()
        ? history.data().mayBeUnread()
        : history.data().mayHave().contains(row.digest());
  }

  /** Fails with what is wrong once nothing is left to be done: see {@link Proof}. */
  Checker checkStores(ServiceState state) {
    Map<String, List<BlobRow>> live =
        state.blobs().stream()
            .filter(BlobRow::isLive)
            .collect(Collectors.groupingBy(BlobRow::image));
    state.blobs().stream()
        .filter(blob -> !blob.isLive())
        .forEach(blob -> found.add("a blob that should be gone: " + blob));
    state.images().forEach((id, row) -> checkBlobs(row, live.getOrDefault(id, List.of()), id));
    state.blobs().stream()
        .filter(blob -> blob.ours() != blob.key().equals(blob.image() + "/" + blob.id()))
        .forEach(blob -> found.add("a blob that is counted as what it is not: " + blob));
    checkTasks(state);
    new StoreRules(state, histories, recorder.laidDown()).contradictions().forEach(found::add);
    return fail();
  }

  private void checkTasks(ServiceState state) {
    for (TaskRow task : state.tasks()) {
      ImageRow row = state.images().get(task.image());
      boolean served = row == null || row.deleted() || row.hasData();
      if (task.isOpen()) {
        found.add("a task that never ends: " + task);
      } else if (task.status().equals("SUCCESS") && !served) {
        found.add("a success without data: " + task + " of " + row);
      }
    }
  }

  private void checkBlobs(ImageRow row, List<BlobRow> live, String id) {
    String stores =
        live.stream()
            .filter(blob -> !blob.isStaged())
            .map(BlobRow::store)
            .sorted()
            .collect(Collectors.joining(","));
    long staged = live.stream().filter(BlobRow::isStaged).count();
    boolean right =
        row.deleted()
            ? live.isEmpty()
            : switch (row.status()) {
              case "ACTIVE", "DEACTIVATED" ->
                  staged == 0 && !stores.isEmpty() && stores.equals(sorted(row.stores()));
              // because a failed import keeps what is staged
              case "QUEUED" -> staged <= 1 && stores.isEmpty();
              case "UPLOADING" -> staged == 1 && stores.isEmpty();
              default -> false;
            };
    if (!right || (!row.deleted() && !row.task().isEmpty())) {
      found.add(live.size() + " live blobs " + live + " of " + row + ": " + histories.get(id));
    }
  }

  private static String sorted(String stores) {
    return Stream.of(stores.split(",")).sorted().collect(Collectors.joining(","));
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

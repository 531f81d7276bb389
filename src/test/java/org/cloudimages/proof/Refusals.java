package org.cloudimages.proof;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an image may be refused for, and what was refused without that. */
record Refusals(Entries entries, DataHistory data) {

  /** What an image cannot have at once with another one. */
  private static final Set<Operation> RIVALS = rivals();

  private static Set<Operation> rivals() {
    Set<Operation> all = EnumSet.copyOf(Operation.GIVING);
    all.addAll(Operation.TASKS_BEGUN);
    all.add(Operation.BROKEN_UPLOAD);
    return all;
  }

  /** Whether nothing in the record was a reason to refuse it. */
  boolean isForNothing(Entry entry) {
    return switch (entry.operation()) {
      case UPLOAD, STAGE, FETCH, LOCATE ->
          entry.status() == 409
              ? hasNoRival(entry)
              : entry.status() == 410 && !entries.mayBeDeleted(entry);
      case ADOPT -> (entry.status() == 409 || entry.status() == 400) && hasNoRival(entry);
      case IMPORT -> entry.status() == 409 && isStagedOnly(entry);
      case COPY -> entry.status() == 409 && data.wereThere(entry) && !mayBeBusy(entry);
      case DEACTIVATE, REACTIVATE -> entry.status() == 403 && data.wereThere(entry);
      case DOWNLOAD -> entry.status() == 403 && !entries.mayHaveBegun(Operation.DEACTIVATE, entry);
      default -> false;
    };
  }

  private boolean hasNoRival(Entry entry) {
    return rivals(entry).findAny().isEmpty();
  }

  private Stream<Entry> rivals(Entry entry) {
    return entries.of(RIVALS).filter(other -> !other.equals(entry) && other.beganBefore(entry));
  }

  /** Whether all that was ever done is that data were laid down, and they are still there. */
  private boolean isStagedOnly(Entry entry) {
    List<Entry> others = rivals(entry).toList();
    return others.size() == 1
        && others.get(0).operation() == Operation.STAGE
        && others.get(0).isDone()
        && others.get(0).precedes(entry)
        && !entries.mayHaveBegun(Operation.DELETE, entry);
  }

  /** Whether something else may keep an image with data from being copied. */
  private boolean mayBeBusy(Entry entry) {
    return entries.mayHaveBegun(Operation.DEACTIVATE, entry)
        || entries
            .of(Operation.TASKS_BEGUN)
            .anyMatch(
                other -> !other.equals(entry) && other.mayBeDone() && other.beganBefore(entry));
  }
}

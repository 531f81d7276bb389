package org.cloudimages.proof;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was asked about one image. */
record Entries(List<Entry> all) {

  Stream<Entry> of(Operation operation) {
    return all.stream().filter(entry -> entry.operation() == operation);
  }

  Stream<Entry> of(Set<Operation> operations) {
    return all.stream().filter(entry -> operations.contains(entry.operation()));
  }

  boolean some(Operation operation, Predicate<Entry> condition) {
    return of(operation).anyMatch(condition);
  }

  /** Whether such a thing may have been done before that answer. */
  boolean mayHaveBegun(Operation operation, Entry before) {
    return some(operation, entry -> entry.mayBeDone() && entry.beganBefore(before));
  }

  /** Whether a delete may have come before that answer and not been undone before. */
  boolean mayBeDeleted(Entry before) {
    return of(Operation.DELETE)
        .filter(delete -> delete.mayBeDone() && delete.beganBefore(before))
        .anyMatch(delete -> !isUndone(delete, before));
  }

  private boolean isUndone(Entry delete, Entry before) {
    return some(
        Operation.RESTORE,
        restore -> restore.isDone() && delete.precedes(restore) && restore.precedes(before));
  }
}

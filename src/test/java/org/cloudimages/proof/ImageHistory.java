package org.cloudimages.proof;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the record tells of one image: what may hold now, and what can never have been. Nothing here
 * knows how the service works; it knows only what each answer promised, and that what had not been
 * answered may have happened at any time since it was sent.
 */
final class ImageHistory {

  /** What finds nothing only where there is no image. */
  private static final Set<Operation> LOOKING =
      EnumSet.complementOf(
          EnumSet.of(Operation.CREATE, Operation.LIST, Operation.RESTORE, Operation.PURGE));

  private final String id;
  private final Entries entries;
  private final DataHistory data;
  private final Refusals refusals;

  ImageHistory(String id, List<Entry> all) {
    this.id = id;
    this.entries = new Entries(all);
    this.data = new DataHistory(entries);
    this.refusals = new Refusals(entries, data);
  }

  /** What it tells of the data of the image. */
  DataHistory data() {
    return data;
  }

  /** Whether the image may be there when nothing is asked any more. */
  boolean mayBeThere() {
    return entries.some(Operation.CREATE, Entry::mayBeDone)
        && !entries.some(Operation.PURGE, Entry::isDone)
        && entries.of(Operation.DELETE).filter(Entry::isDone).allMatch(this::mayBeUndone);
  }

  /** Whether the image may be gone, or never have come. */
  boolean mayBeGone() {
    return !entries.some(Operation.CREATE, Entry::isDone)
        || entries
            .of(Operation.DELETE)
            .filter(Entry::mayBeDone)
            .anyMatch(delete -> !isUndone(delete));
  }

  /** Whether it was ever there for certain. */
  boolean wasThere() {
    return entries.some(Operation.CREATE, Entry::isDone);
  }

  /** Whether it may have been deleted so often, and is gone now or not. */
  boolean allows(int deletes, boolean gone) {
    long least = entries.of(Operation.DELETE).filter(Entry::isDone).count();
    long most = entries.of(Operation.DELETE).filter(Entry::mayBeDone).count();
    boolean restored = entries.some(Operation.RESTORE, Entry::mayBeDone);
    return deletes >= least
        && deletes <= most
        && (restored ? deletes > 0 || !gone : deletes == (gone ? 1 : 0));
  }

  /** Whether so many tasks may have been begun. */
  boolean allowsTasks(long count) {
    return count >= entries.of(Operation.TASKS_BEGUN).filter(Entry::isDone).count()
        && count <= entries.of(Operation.TASKS_BEGUN).filter(Entry::mayBeDone).count();
  }

  /** What answers contradict each other or a promise. */
  List<String> contradictions() {
    List<String> found = new ArrayList<>();
    long restores = entries.of(Operation.RESTORE).filter(Entry::mayBeDone).count();
    atMost(1, Operation.CREATE, "made twice under one id", found);
    atMost(1 + restores, Operation.DELETE, "deleted twice", found);
    atMost(1, Operation.UPLOAD, "given data twice", found);
    atMost(1, Operation.ADOPT, "given data twice", found);
    if (data.changed()) {
      found.add("changed data: " + this);
    }
    atMost(1, Operation.PURGE, "purged twice", found);
    entries
        .all()
        .forEach(
            entry -> {
              note(isBackFromTheDead(entry), "undone delete", entry, found);
              note(isMissed(entry), "lost", entry, found);
              note(isKept(entry), "restored after its end", entry, found);
              note(isUnkept(entry), "lost in the bin", entry, found);
              note(isRefusedAsUsed(entry), "unused id", entry, found);
              note(refusals.isForNothing(entry), "no rival", entry, found);
              note(data.isWrong(entry), "wrong bytes", entry, found);
              note(data.isEmptied(entry), "lost bytes", entry, found);
            });
    return found;
  }

  private void atMost(long most, Operation operation, String what, List<String> found) {
    List<Entry> done = entries.of(operation).filter(Entry::isDone).toList();
    if (done.size() > most) {
      found.add(what + ": " + done);
    }
  }

  /** Whether it succeeded after a delete had been acknowledged. */
  private boolean isBackFromTheDead(Entry entry) {
    return entry.isDone()
        && LOOKING.contains(entry.operation())
        && entries
            .of(Operation.DELETE)
            .filter(delete -> delete.isDone() && delete.precedes(entry))
            .anyMatch(delete -> !mayBeUndone(delete, entry));
  }

  /** Whether it found nothing where an image had been made and nobody had asked for its end. */
  private boolean isMissed(Entry entry) {
    return entry.status() == 404
        && LOOKING.contains(entry.operation())
        // because that is told of a store, too
        && entry.operation() != Operation.LEAVE
        && entries
            .of(Operation.CREATE)
            .anyMatch(create -> create.isDone() && create.precedes(entry))
        && !entries.mayBeDeleted(entry);
  }

  /** Whether it was restored although it had been purged. */
  private boolean isKept(Entry entry) {
    return entry.operation() == Operation.RESTORE
        && entry.isDone()
        && entries.of(Operation.PURGE).anyMatch(purge -> purge.isDone() && purge.precedes(entry));
  }

  /** Whether it could not be restored although it was deleted and nobody had asked for more. */
  private boolean isUnkept(Entry entry) {
    return entry.operation() == Operation.RESTORE
        && entry.status() == 404
        && entries
            .of(Operation.DELETE)
            .anyMatch(delete -> delete.isDone() && delete.precedes(entry))
        && Stream.concat(entries.of(Operation.PURGE), entries.of(Operation.RESTORE))
            .noneMatch(other -> other.mayBeDone() && other.beganBefore(entry));
  }

  private boolean isRefusedAsUsed(Entry entry) {
    return entry.operation() == Operation.CREATE
        && entry.status() == 409
        && entries
            .of(Operation.CREATE)
            .noneMatch(create -> create.mayBeDone() && create.beganBefore(entry));
  }

  private boolean isUndone(Entry delete) {
    return entries
        .of(Operation.RESTORE)
        .anyMatch(restore -> restore.isDone() && delete.precedes(restore));
  }

  private boolean mayBeUndone(Entry delete, Entry before) {
    return entries
        .of(Operation.RESTORE)
        .anyMatch(
            restore ->
                restore.mayBeDone() && !restore.precedes(delete) && restore.beganBefore(before));
  }

  private boolean mayBeUndone(Entry delete) {
    return entries
        .of(Operation.RESTORE)
        .anyMatch(restore -> restore.mayBeDone() && !restore.precedes(delete));
  }

  private void note(boolean wrong, String what, Entry entry, List<String> found) {
    if (wrong) {
      found.add(what + ": " + entry + " of " + entries.all());
    }
  }

  @Override
  public String toString() {
    return id + " " + entries.all();
  }
}

package org.cloudimages.proof;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
  private final List<Entry> entries;

  ImageHistory(String id, List<Entry> entries) {
    this.id = id;
    this.entries = entries;
  }

  /** Whether the image may be there when nothing is asked any more. */
  boolean mayBeThere() {
    return some(Operation.CREATE, Entry::mayBeDone)
        && !some(Operation.PURGE, Entry::isDone)
        && of(Operation.DELETE).filter(Entry::isDone).allMatch(this::mayBeUndone);
  }

  /** Whether the image may be gone, or never have come. */
  boolean mayBeGone() {
    return !some(Operation.CREATE, Entry::isDone)
        || of(Operation.DELETE).filter(Entry::mayBeDone).anyMatch(delete -> !isUndone(delete));
  }

  /** Whether it was ever there for certain. */
  boolean wasThere() {
    return some(Operation.CREATE, Entry::isDone);
  }

  /** The digests of the data that it may have. */
  Set<String> mayHave() {
    Predicate<Entry> condition = mustHaveData() ? Entry::isDone : Entry::isInDoubt;
    return of(Operation.UPLOAD).filter(condition).map(Entry::digest).collect(Collectors.toSet());
  }

  /** Whether it has data for certain, as long as it is there. */
  boolean mustHaveData() {
    return some(Operation.UPLOAD, Entry::isDone);
  }

  /** Whether it may have been deleted so often, and is gone now or not. */
  boolean allows(int deletes, boolean gone) {
    long least = of(Operation.DELETE).filter(Entry::isDone).count();
    long most = of(Operation.DELETE).filter(Entry::mayBeDone).count();
    boolean restored = some(Operation.RESTORE, Entry::mayBeDone);
    return deletes >= least
        && deletes <= most
        && (restored ? deletes > 0 || !gone : deletes == (gone ? 1 : 0));
  }

  /** What answers contradict each other or a promise. */
  List<String> contradictions() {
    List<String> found = new ArrayList<>();
    long restores = of(Operation.RESTORE).filter(Entry::mayBeDone).count();
    atMost(1, Operation.CREATE, "made twice under one id", found);
    atMost(1 + restores, Operation.DELETE, "deleted twice", found);
    atMost(1, Operation.UPLOAD, "given data twice", found);
    atMost(1, Operation.PURGE, "purged twice", found);
    entries.forEach(
        entry -> {
          note(isBackFromTheDead(entry), "undone delete", entry, found);
          note(isMissed(entry), "lost", entry, found);
          note(isKept(entry), "restored after its end", entry, found);
          note(isUnkept(entry), "lost in the bin", entry, found);
          note(isRefusedAsUsed(entry), "unused id", entry, found);
          note(isRefusedForNothing(entry), "no rival", entry, found);
          note(isWrong(entry), "wrong bytes", entry, found);
          note(isEmptied(entry), "lost bytes", entry, found);
        });
    return found;
  }

  private void atMost(long most, Operation operation, String what, List<String> found) {
    List<Entry> done = of(operation).filter(Entry::isDone).toList();
    if (done.size() > most) {
      found.add(what + ": " + done);
    }
  }

  /** Whether it succeeded after a delete had been acknowledged. */
  private boolean isBackFromTheDead(Entry entry) {
    return entry.isDone()
        && LOOKING.contains(entry.operation())
        && of(Operation.DELETE)
            .filter(delete -> delete.isDone() && delete.precedes(entry))
            .anyMatch(delete -> !mayBeUndone(delete, entry));
  }

  /** Whether it found nothing where an image had been made and nobody had asked for its end. */
  private boolean isMissed(Entry entry) {
    return entry.status() == 404
        && LOOKING.contains(entry.operation())
        && of(Operation.CREATE).anyMatch(create -> create.isDone() && create.precedes(entry))
        && !mayBeDeleted(entry);
  }

  /** Whether it was restored although it had been purged. */
  private boolean isKept(Entry entry) {
    return entry.operation() == Operation.RESTORE
        && entry.isDone()
        && of(Operation.PURGE).anyMatch(purge -> purge.isDone() && purge.precedes(entry));
  }

  /** Whether it could not be restored although it was deleted and nobody had asked for more. */
  private boolean isUnkept(Entry entry) {
    return entry.operation() == Operation.RESTORE
        && entry.status() == 404
        && of(Operation.DELETE).anyMatch(delete -> delete.isDone() && delete.precedes(entry))
        && Stream.concat(of(Operation.PURGE), of(Operation.RESTORE))
            .noneMatch(other -> other.mayBeDone() && began(other, entry));
  }

  private boolean isRefusedAsUsed(Entry entry) {
    return entry.operation() == Operation.CREATE
        && entry.status() == 409
        && of(Operation.CREATE).noneMatch(create -> create.mayBeDone() && began(create, entry));
  }

  private boolean isRefusedForNothing(Entry entry) {
    if (entry.operation() != Operation.UPLOAD) {
      return false;
    }
    return switch (entry.status()) {
      case 409 -> uploads().filter(upload -> began(upload, entry)).count() == 1;
      case 410 -> !mayBeDeleted(entry);
      default -> false;
    };
  }

  private Stream<Entry> uploads() {
    return Stream.concat(of(Operation.UPLOAD), of(Operation.BROKEN_UPLOAD));
  }

  /** Whether a download that looks whole is not what somebody uploaded. */
  private boolean isWrong(Entry entry) {
    return entry.operation() == Operation.DOWNLOAD
        && entry.status() == 200
        && of(Operation.UPLOAD)
            .filter(upload -> upload.mayBeDone() && began(upload, entry))
            .noneMatch(upload -> upload.digest().equals(entry.digest()));
  }

  /** Whether there were no data where an upload had been acknowledged. */
  private boolean isEmptied(Entry entry) {
    return entry.operation() == Operation.DOWNLOAD
        && entry.status() == 204
        && of(Operation.UPLOAD).anyMatch(upload -> upload.isDone() && upload.precedes(entry))
        && !mayBeDeleted(entry);
  }

  /** Whether a delete may have come before that answer and not been undone before. */
  private boolean mayBeDeleted(Entry entry) {
    return of(Operation.DELETE)
        .filter(delete -> delete.mayBeDone() && began(delete, entry))
        .anyMatch(delete -> !isUndone(delete, entry));
  }

  private boolean isUndone(Entry delete, Entry before) {
    return of(Operation.RESTORE)
        .anyMatch(
            restore -> restore.isDone() && delete.precedes(restore) && restore.precedes(before));
  }

  private boolean isUndone(Entry delete) {
    return of(Operation.RESTORE).anyMatch(restore -> restore.isDone() && delete.precedes(restore));
  }

  private boolean mayBeUndone(Entry delete, Entry before) {
    return of(Operation.RESTORE)
        .anyMatch(
            restore -> restore.mayBeDone() && !restore.precedes(delete) && began(restore, before));
  }

  private boolean mayBeUndone(Entry delete) {
    return of(Operation.RESTORE)
        .anyMatch(restore -> restore.mayBeDone() && !restore.precedes(delete));
  }

  /** Whether the one was sent before the other was answered. */
  private static boolean began(Entry one, Entry other) {
    return one.sentAt() < other.answeredAt();
  }

  private void note(boolean wrong, String what, Entry entry, List<String> found) {
    if (wrong) {
      found.add(what + ": " + entry + " of " + entries);
    }
  }

  private boolean some(Operation operation, Predicate<Entry> condition) {
    return of(operation).anyMatch(condition);
  }

  private Stream<Entry> of(Operation operation) {
    return entries.stream().filter(entry -> entry.operation() == operation);
  }

  @Override
  public String toString() {
    return id + " " + entries;
  }
}

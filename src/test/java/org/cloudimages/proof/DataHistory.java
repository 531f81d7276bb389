package org.cloudimages.proof;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the record tells of the data of one image. */
record DataHistory(Entries entries) {

  /** What succeeds only where there are data, which stay from then on. */
  private static final Set<Operation> PROVING =
      EnumSet.of(
          Operation.UPLOAD,
          Operation.ADOPT,
          Operation.COPY,
          Operation.LEAVE,
          Operation.DEACTIVATE,
          Operation.REACTIVATE);

  /** The digests of the data that the image may have. */
  Set<String> mayHave() {
    Set<String> certain = known();
    return certain.isEmpty()
        ? given(entry -> entry.operation() != Operation.STAGE || mayBeImported())
        : certain;
  }

  /** The digests of all that may lie in a store for it. */
  Set<String> mayLie() {
    return given(entry -> true);
  }

  private Set<String> given(Predicate<Entry> condition) {
    return entries
        .of(Operation.GIVING)
        .filter(entry -> entry.mayBeDone() && condition.test(entry))
        .map(Entry::digest)
        .collect(Collectors.toSet());
  }

  private boolean mayBeImported() {
    return entries.some(Operation.IMPORT, Entry::mayBeDone);
  }

  /** The digests of the data that it was told to have: one at most, if nothing is wrong. */
  private Set<String> known() {
    return entries.all().stream()
        .filter(
            entry ->
                isDownload(entry)
                    || (entry.isDone()
                        && (entry.operation() == Operation.UPLOAD
                            || entry.operation() == Operation.ADOPT)))
        .map(Entry::digest)
        .collect(Collectors.toSet());
  }

  private static boolean isDownload(Entry entry) {
    return entry.operation() == Operation.DOWNLOAD && entry.status() == 200;
  }

  /** Whether it has data for certain, as long as it is there. */
  boolean mustBeThere() {
    return entries.all().stream().anyMatch(DataHistory::proves);
  }

  private static boolean proves(Entry entry) {
    return isDownload(entry) || (entry.isDone() && PROVING.contains(entry.operation()));
  }

  /** Whether it had data for certain before that was asked, and nobody may have deleted it. */
  boolean wereThere(Entry before) {
    return entries.all().stream().anyMatch(entry -> proves(entry) && entry.precedes(before))
        && !entries.mayBeDeleted(before);
  }

  /** Whether nobody here may have read them: somebody only said where they lie. */
  boolean mayBeUnread() {
    return entries.some(Operation.ADOPT, Entry::mayBeDone)
        || entries.some(Operation.LOCATE, Entry::mayBeDone);
  }

  /** Whether they may be in use by all, or by administrators only. */
  boolean mayBeDeactivated(boolean so) {
    Operation wanted = so ? Operation.DEACTIVATE : Operation.REACTIVATE;
    Operation other = so ? Operation.REACTIVATE : Operation.DEACTIVATE;
    return (!so && !entries.some(other, Entry::isDone))
        || entries
            .of(wanted)
            .filter(Entry::mayBeDone)
            .anyMatch(
                entry -> entries.of(other).noneMatch(end -> end.isDone() && entry.precedes(end)));
  }

  /** Whether one was told of different data. */
  boolean changed() {
    return known().size() > 1;
  }

  /** Whether a download that looks whole is not what somebody gave. */
  boolean isWrong(Entry entry) {
    return isDownload(entry)
        && entries
            .of(Operation.GIVING)
            .filter(giving -> giving.mayBeDone() && giving.beganBefore(entry))
            .noneMatch(giving -> giving.digest().equals(entry.digest()));
  }

  /** Whether there were no data where some had been for certain. */
  boolean isEmptied(Entry entry) {
    return entry.operation() == Operation.DOWNLOAD && entry.status() == 204 && wereThere(entry);
  }
}

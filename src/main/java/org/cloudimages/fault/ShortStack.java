package org.cloudimages.fault;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What was thrown and what led to it, for the log, in a bounded number of lines: of each the first
 * and the last frames, which tell where it broke and who asked.
 */
final class ShortStack {

  /** Frames that are kept at either end. */
  static final int END = 20;

  /** Throwables that are kept: causes, suppressed ones and theirs. */
  static final int MAX_CAUSES = 10;

  private final StringBuilder text = new StringBuilder();
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private ShortStack() {}

  static String of(Throwable thrown) {
    ShortStack stack = new ShortStack();
    stack.add("", thrown);
    return stack.text.toString();
  }

  private void add(String relation, Throwable thrown) {
    if (thrown == null || seen.size() == MAX_CAUSES || !seen.add(thrown)) {
      return;
    }
    text.append('\t').append(relation).append(LogText.of(thrown.toString())).append('\n');
    StackTraceElement[] frames = thrown.getStackTrace();
    int skipped = Math.max(0, frames.length - 2 * END);
    int head = skipped == 0 ? frames.length : END;
    Arrays.stream(frames, 0, head).forEach(this::add);
    if (skipped > 0) {
      text.append("\t\t... ").append(skipped).append(" more\n");
      Arrays.stream(frames, head + skipped, frames.length).forEach(this::add);
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      add("Suppressed: ", suppressed);
    }
    add("Caused by: ", thrown.getCause());
  }

  private void add(StackTraceElement frame) {
    text.append("\t\tat ").append(frame).append('\n');
  }
}

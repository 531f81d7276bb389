package org.cloudimages.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Looks at the data of one image while they pass. Memory stays under {@link #MAX_MEMORY} whatever
 * the data, and the verdict is the same however they are cut into pieces. Not safe for use by
 * several threads at once.
 */
public final class FormatInspector {

  /** Bytes. */
  public static final int MAX_MEMORY = 1024 * 1024;

  private final Tail tail = new Tail();
  private final List<Feed> feeds =
      List.of(
          new Feed(new Qcow2Reader()),
          new Feed(new QedReader()),
          new Feed(new VmdkReader()),
          new Feed(new VmdkTextReader()),
          new Feed(new VhdReader()),
          new Feed(new VhdxReader()),
          new Feed(new VdiReader()),
          new Feed(new IsoReader()),
          new Feed(new GptReader()),
          new Feed(new LuksReader()));
  private final List<Feed> open = new ArrayList<>(feeds);
  private boolean finished;

  /**
   * Takes the next bytes of the data.
   *
   * @throws IllegalStateException after {@link #finish()}
   */
  public void update(byte[] bytes, int offset, int length) {
    requireOpen();
    Objects.checkFromIndexSize(offset, length, bytes.length);
    long position = tail.length();
    tail.take(bytes, offset, length);
    if (!open.isEmpty()) {
      open.forEach(feed -> feed.take(position, bytes, offset, length));
      open.removeIf(Feed::isDone);
    }
  }

  /**
   * Ends the data.
   *
   * @throws IllegalStateException when they had ended before
   */
  public Inspection finish() {
    requireOpen();
    finished = true;
    Bytes end = tail.bytes();
    List<Finding> findings = new ArrayList<>();
    feeds.forEach(feed -> feed.finish(end, tail.length()).ifPresent(findings::add));
    return new Inspection(tail.length(), findings);
  }

  private void requireOpen() {
    if (finished) {
      throw new IllegalStateException("The data have ended.");
    }
  }

  /** Bytes of the data that are kept now. */
  int held() {
    return Tail.SIZE + feeds.stream().mapToInt(Feed::held).sum();
  }
}

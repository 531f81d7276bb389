package org.cloudimages.format;

import java.util.Optional;

/**
 * Microsoft's VHD ("conectix"): a footer of 512 bytes ends the data; a dynamic disk begins with a
 * copy. Unsafe is a differencing disk, which has a parent, and one whose copies disagree, because
 * programs differ in which one they believe.
 */
final class VhdReader implements FormatReader {

  private static final int FOOTER = 512;
  private static final String COOKIE = "conectix";
  private static final int FIXED = 2;
  private static final int DYNAMIC = 3;

  private Bytes head = Bytes.NONE;

  @Override
  public Stretch first() {
    return new Stretch(0, FOOTER);
  }

  @Override
  public Optional<Stretch> next(Bytes bytes) {
    if (bytes.has(0, COOKIE)) {
      head = bytes;
    }
    return Optional.empty();
  }

  @Override
  public Optional<Finding> finish(Bytes tail, long length) {
    Bytes foot = tail.part(tail.length() - FOOTER, tail.length());
    boolean footed = foot.has(0, COOKIE);
    if (head.length() > 0) {
      return Optional.of(judge(head, DYNAMIC, footed && !agree(head, foot)));
    }
    return footed ? Optional.of(judge(foot, FIXED, false)) : Optional.empty();
  }

  private static Finding judge(Bytes footer, int type, boolean disputed) {
    if (footer.length() < FOOTER) {
      return Finding.unsafe(KnownFormat.VHD, "its header is cut short");
    }
    if (disputed) {
      return Finding.unsafe(KnownFormat.VHD, "its header and its footer disagree");
    }
    if (footer.u32be(60) != type) {
      return Finding.unsafe(KnownFormat.VHD, "it is not a whole disk of its own");
    }
    return footer.u64be(48) < 0
        ? Finding.unsafe(KnownFormat.VHD, "its size is not a size")
        : Finding.safe(KnownFormat.VHD, footer.u64be(48));
  }

  private static boolean agree(Bytes head, Bytes foot) {
    return head.u32be(60) == foot.u32be(60) && head.u64be(48) == foot.u64be(48);
  }
}

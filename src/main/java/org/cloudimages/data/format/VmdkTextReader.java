package org.cloudimages.data.format;

import java.util.Locale;
import java.util.Optional;

/**
 * A VMDK that is nothing but its descriptor, and so has all its data in other files: the way to any
 * file of the machine that opens it (CVE-2022-47951). QEMU takes as one every text of up to 1 MiB
 * that has the word {@code createType} before its first zero byte.
 */
final class VmdkTextReader implements FormatReader {

  private static final int PIECE = 4096;
  private static final long MOST = 1024 * 1024;
  private static final String WORD = "createtype=\"";

  private String last = "";
  private long next;
  private boolean found;

  @Override
  public Stretch first() {
    return new Stretch(0, PIECE);
  }

  @Override
  public Optional<Stretch> next(Bytes piece) {
    String text = piece.text();
    String joined = last + text.toLowerCase(Locale.ROOT);
    found = joined.contains(WORD);
    last = joined.substring(Math.max(0, joined.length() - WORD.length()));
    next += PIECE;
    return found || text.length() < PIECE || next >= MOST
        ? Optional.empty()
        : Optional.of(new Stretch(next, PIECE));
  }

  @Override
  public Optional<Finding> finish(Bytes tail, long length) {
    return found
        ? Optional.of(Finding.unsafe(KnownFormat.VMDK, "it is a descriptor of other files"))
        : Optional.empty();
  }
}

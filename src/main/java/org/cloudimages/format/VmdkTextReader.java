package org.cloudimages.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A VMDK that is nothing but its descriptor, and so has all its data in other files: the way to any
 * file of the machine that opens it (CVE-2022-47951). QEMU takes as one every text of up to 1 MiB
 * that has the word {@code createType} before its first zero byte, whatever stands around the word,
 * and looks for it when the first line that is neither empty nor a comment says {@code version=}.
 * Other programs go by the title in the first line. Each of the three is enough here.
 */
final class VmdkTextReader implements FormatReader {

  private static final int PIECE = 4096;
  private static final long MAX_TEXT = 1024 * 1024;
  private static final String WORD = "createtype";

  private static final Pattern TITLE = Pattern.compile("#\\s*disk\\s*descriptor\\s*file");
  private static final Pattern VERSION = Pattern.compile("version\\s*=");

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
    found = joined.contains(WORD) || (next == 0 && isBeginning(piece.latin()));
    last = joined.substring(Math.max(0, joined.length() - WORD.length()));
    next += PIECE;
    return found || text.length() < PIECE || next >= MAX_TEXT
        ? Optional.empty()
        : Optional.of(new Stretch(next, PIECE));
  }

  @Override
  public Optional<Finding> finish(Bytes tail, long length) {
    return found
        ? Optional.of(Finding.unsafe(KnownFormat.VMDK, "it is a descriptor of other files"))
        : Optional.empty();
  }

  /** Whether data that begin so are taken for a descriptor; a comment may hold zero bytes. */
  private static boolean isBeginning(String data) {
    String[] lines = data.toLowerCase(Locale.ROOT).split("\n", -1);
    return TITLE.matcher(lines[0].strip()).lookingAt()
        || Arrays.stream(lines)
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .findFirst()
            .filter(line -> VERSION.matcher(line).lookingAt())
            .isPresent();
  }
}

package org.cloudimages.store.file;

import java.io.File;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudimages.setting.Form;

/**
 * The part of a disk that a store leaves to others, such as to the database beside it: a part of
 * the whole, in percent, and never less than so many bytes.
 */
public record Reserve(double percent, long least) {

  /** Nothing is left. */
  public static final Reserve NONE = new Reserve(0, 0);

  static final Reserve DEFAULT = new Reserve(1, 64L << 20);

  static final Form<Reserve> FORM =
      new Form<>("a part such as 2%, a size such as 10GiB, or 0", Reserve::parse);

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?) *%");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9}) *([KMGT]iB)|(0)");
  private static final Map<String, Integer> SHIFTS =
      Map.of("KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);

  private static Reserve parse(String text) {
    Matcher percent = PERCENT.matcher(text);
    if (percent.matches()) {
      return new Reserve(Double.parseDouble(percent.group(1)), 0);
    }
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException(text);
    }
    return size.group(3) != null
        ? NONE
        : new Reserve(0, Long.parseLong(size.group(1)) << SHIFTS.get(size.group(2)));
  }

  /** How many bytes a directory may still take of its disk; below 0 when it is too late. */
  long room(File directory) {
    long kept = Math.max(least, (long) (directory.getTotalSpace() / 100.0 * percent));
    return directory.getUsableSpace() - kept;
  }
}

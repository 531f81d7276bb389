package org.cloudimages.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The descriptor of a VMDK: lines of text that name the kind of disk and the files that hold its
 * data. Only a disk whose data lie in the same file passes, and each line must be understood.
 */
final class VmdkDescriptor {

  private static final Set<String> KINDS = Set.of("monolithicsparse", "streamoptimized");
  private static final String KIND = "createtype";

  private static final Pattern EXTENT =
      Pattern.compile("(rw|rdonly|noaccess)[ \\t]+[0-9]{1,19}[ \\t]+sparse[ \\t]+\"[^\"/\\\\]*\"");
  private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_.]*[ \\t]*=.*");

  private VmdkDescriptor() {}

  /** Why the disk is unsafe; empty when it is safe. */
  static Optional<String> problem(String text) {
    if (!text.chars().allMatch(c -> c < 0x7f && (c >= ' ' || Character.isWhitespace(c)))) {
      return Optional.of("its descriptor is not plain text");
    }
    String plain = text.toLowerCase(Locale.ROOT);
    List<String> lines = plain.lines().map(String::strip).filter(VmdkDescriptor::counts).toList();
    // because programs look for these words anywhere, in comments too
    if (plain.split(KIND, -1).length != 2 || lines.stream().noneMatch(VmdkDescriptor::isKind)) {
      return Optional.of("its kind is not monolithicSparse or streamOptimized");
    }
    if (plain.contains("parentfilename") || lines.stream().anyMatch(VmdkDescriptor::isChild)) {
      return Optional.of("it has a parent");
    }
    List<String> others = lines.stream().filter(line -> !isField(line)).toList();
    return others.size() == 1 && EXTENT.matcher(others.get(0)).matches()
        ? Optional.empty()
        : Optional.of("its descriptor names data outside of the file");
  }

  private static boolean counts(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }

  private static boolean isField(String line) {
    return FIELD.matcher(line).matches();
  }

  private static boolean isKind(String line) {
    return line.startsWith(KIND) && KINDS.contains(value(line));
  }

  private static boolean isChild(String line) {
    return line.startsWith("parentcid") && !value(line).equals("ffffffff");
  }

  private static String value(String line) {
    return line.substring(line.indexOf('=') + 1).replace("\"", "").strip();
  }
}

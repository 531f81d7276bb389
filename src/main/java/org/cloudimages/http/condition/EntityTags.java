package org.cloudimages.http.condition;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudimages.fault.ImagesException;

/**
 * What {@code If-Match} or {@code If-None-Match} names: entity tags (RFC 9110, 8.8.3), each with
 * its quotes, or {@code *}, which is any.
 *
 * @param strong those that are equal in a strong comparison
 * @param all those that are equal in a weak one, the weak ones without their {@code W/}
 */
public record EntityTags(boolean any, Set<String> strong, Set<String> all) {

  /** Tags of a header, many more than anybody has documents of one image. */
  private static final int MAX_TAGS = 100;

  private static final String ANY = "*";

  /** An element of the list, which may be empty (RFC 9110, 5.6.1.2); a tag may have commas. */
  private static final Pattern ELEMENT =
      Pattern.compile("[ \\t]*(?:(?<weak>W/)?(?<opaque>\"[!#-~\\x80-\\xFF]*\"))?[ \\t]*(?:,|\\z)");

  public EntityTags {
    strong = Set.copyOf(strong);
    all = Set.copyOf(all);
  }

  /**
   * Reads a header, all its lines together; empty where there is none.
   *
   * @throws ImagesException 400 that names the header, when it is malformed or has too many tags
   */
  public static Optional<EntityTags> of(HttpServletRequest request, String header) {
    var lines = Collections.list(request.getHeaders(header));
    return lines.isEmpty() ? Optional.empty() : Optional.of(parse(header, String.join(",", lines)));
  }

  private static EntityTags parse(String header, String value) {
    if (value.strip().equals(ANY)) {
      return new EntityTags(true, Set.of(), Set.of());
    }
    Set<String> strong = new HashSet<>();
    Set<String> all = new HashSet<>();
    Matcher element = ELEMENT.matcher(value);
    for (int at = 0; at < value.length(); at = element.end()) {
      if (!element.region(at, value.length()).lookingAt()) {
        throw malformed(header);
      }
      Optional.ofNullable(element.group("opaque")).ifPresent(all::add);
      if (element.group("opaque") != null && element.group("weak") == null) {
        strong.add(element.group("opaque"));
      }
      if (all.size() > MAX_TAGS) {
        throw ImagesException.invalid(header, "it has more than " + MAX_TAGS + " tags.");
      }
    }
    if (all.isEmpty()) {
      throw malformed(header);
    }
    return new EntityTags(false, strong, all);
  }

  private static ImagesException malformed(String header) {
    return ImagesException.invalid(header, "it is neither * nor a list of entity tags in quotes.");
  }

  /** Whether it names that tag, be it as a weak one. */
  public boolean nameWeakly(String tag) {
    return any || all.contains(tag);
  }
}

package org.cloudimages.image.condition;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudimages.database.InstantConverter;

/**
 * The entity tag of a document that shows an image: a strong one (RFC 9110, 8.8.3), and the same on
 * every node, whenever that was started.
 *
 * @param version when the image changed last, see {@link
 *     org.cloudimages.image.entity.Image#updatedAt}
 * @param hidden whether the document hides where the data lie
 * @param places a digest of the places that the document shows; empty where it shows none
 */
public record ImageTag(Instant version, boolean hidden, String places) {

  private static final Pattern TEXT =
      Pattern.compile("\"(?<version>[1-9][0-9]{0,17})(?:-hidden)?(?:-[0-9a-f]{16})?\"");

  /** The tag as headers have it, in quotes. */
  public String text() {
    return "\""
        + new InstantConverter().convertToDatabaseColumn(version)
        + (hidden ? "-hidden" : "")
        + (places.isEmpty() ? "" : "-" + places)
        + "\"";
  }

  /** The version of an image whose document has that tag; empty where none can have it. */
  static Optional<Instant> version(String tag) {
    return Optional.of(TEXT.matcher(tag))
        .filter(Matcher::matches)
        .map(text -> Long.valueOf(text.group("version")))
        .map(new InstantConverter()::convertToEntityAttribute);
  }
}

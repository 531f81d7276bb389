package org.cloudimages.image.entity;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Ids of images: UUIDs in the one form of 36 characters. No text of another form is the id of any
 * image, and none may be looked for in the database: Derby ignores blanks at the ends of texts that
 * it compares.
 */
public final class ImageId {

  /** Their form, as schemas tell it. */
  public static final String PATTERN =
      "^([0-9a-fA-F]){8}-([0-9a-fA-F]){4}-([0-9a-fA-F]){4}-([0-9a-fA-F]){4}-([0-9a-fA-F]){12}$";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  private ImageId() {}

  /** Whether an image may have that id. Capitals are in some that were made long ago. */
  public static boolean isPossible(String text) {
    return FORM.matcher(text).matches();
  }

  /** The id of a new image for which a client chose this one: in small letters (RFC 9562, 4). */
  public static String of(String chosen) {
    return chosen.toLowerCase(Locale.ROOT);
  }
}

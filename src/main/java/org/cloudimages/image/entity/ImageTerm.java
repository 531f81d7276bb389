package org.cloudimages.image.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an image can be found by, as a digest: an index entry of fixed length, however long a
 * property's value is.
 */
public final class ImageTerm {

  private static final char TAG = 't';
  private static final char PROPERTY = 'p';

  private ImageTerm() {}

  public static String ofTag(String tag) {
    return digest(TAG + tag);
  }

  public static String ofProperty(String name, String value) {
    return digest(PROPERTY + Integer.toString(name.length()) + ':' + name + value);
  }

  static Set<String> of(Set<String> tags, Map<String, String> properties) {
    Set<String> terms = new HashSet<>();
    tags.forEach(tag -> terms.add(ofTag(tag)));
    properties.forEach(
        (name, value) -> {
          if (value != null) {
            terms.add(ofProperty(name, value));
          }
        });
    return terms;
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

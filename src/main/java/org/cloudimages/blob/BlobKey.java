package org.cloudimages.blob;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the key of an object says, where a blob has one of that form.
 *
 * @param rest what a store put behind the key of the blob, such as the name of a part
 */
public record BlobKey(String imageId, String blobId, String rest) {

  private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  // because images that were made long ago may have capitals in their ids
  private static final Pattern FORM =
      Pattern.compile("((?i)" + ID + ")/(" + ID + ")((?:[^0-9a-f-].*)?)");

  /** Reads a key; empty for one that no blob has. */
  public static Optional<BlobKey> parse(String key) {
    Matcher matcher = FORM.matcher(key);
    return matcher.matches()
        ? Optional.of(new BlobKey(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /** The key of the blob. */
  public String key() {
    return imageId + "/" + blobId;
  }
}

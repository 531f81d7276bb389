package org.cloudimages.image.location;

import java.util.HexFormat;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.DigestAlgorithm;
import org.cloudimages.hash.HashAlgorithm;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.ImageStatus;

/**
 * The digests that a client says data have, which nobody verifies.
 *
 * @param checksum MD5
 * @param algorithm what made the value, such as {@code sha512}
 */
public record ValidationData(Optional<String> checksum, String algorithm, String value) {

  /**
   * Makes sure that they are those of the image or, where it has none yet, can become so.
   *
   * @param usual what makes the hashes of images here
   * @throws ImagesException 409
   */
  void require(Image image, HashAlgorithm usual) {
    Optional<ImageData> data = image.data();
    boolean algorithmIsKnown =
        requireSame("os_hash_algo", Optional.of(algorithm), data.flatMap(ImageData::hashAlgorithm));
    boolean valueIsKnown =
        requireSame("os_hash_value", Optional.of(value), data.flatMap(ImageData::hashValue));
    boolean checksumIsKnown = requireSame("checksum", checksum, data.flatMap(ImageData::checksum));
    if (algorithmIsKnown && valueIsKnown && checksumIsKnown) {
      return;
    }
    if (image.status() != ImageStatus.QUEUED) {
      throw ImagesException.conflict("Digests can only be given to an image while it is queued.");
    }
    if (!algorithm.equals(usual.text())) {
      throw ImagesException.conflict("'os_hash_algo' must be " + usual.text() + ".");
    }
    requireHex("os_hash_value", value, usual.digest());
    checksum.ifPresent(md5 -> requireHex("checksum", md5, DigestAlgorithm.MD5));
  }

  /** Whether nothing new is given. */
  private static boolean requireSame(String field, Optional<String> given, Optional<String> known) {
    if (given.isPresent() && known.isPresent() && !given.get().equalsIgnoreCase(known.get())) {
      throw ImagesException.conflict("The '" + field + "' of the image is another one.");
    }
    return given.isEmpty() || known.isPresent();
  }

  private static void requireHex(String field, String text, DigestAlgorithm digest) {
    try {
      if (HexFormat.of().parseHex(text).length == digest.length()) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // because what is no hex is answered like the wrong number of digits
    }
    throw ImagesException.conflict("'" + field + "' must be " + digest.length() + " bytes in hex.");
  }
}

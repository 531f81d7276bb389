package org.cloudimages.data.region;

import static org.cloudimages.image.entity.ImageAttribute.CHECKSUM;
import static org.cloudimages.image.entity.ImageAttribute.CONTAINER_FORMAT;
import static org.cloudimages.image.entity.ImageAttribute.DISK_FORMAT;
import static org.cloudimages.image.entity.ImageAttribute.OS_HASH_ALGO;
import static org.cloudimages.image.entity.ImageAttribute.OS_HASH_VALUE;
import static org.cloudimages.image.entity.ImageAttribute.SIZE;
import static org.cloudimages.image.entity.ImageAttribute.STATUS;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.DigestAlgorithm;
import org.cloudimages.hash.HashAlgorithm;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.image.change.syntax.AttributeSyntax;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.task.control.TaskFailure;

/**
 * What another region tells of an image.
 *
 * @param attributes what an image is to have that gets its data: both formats, and the properties
 *     that come with it
 * @param size bytes of the data; empty where it does not tell
 * @param digests of the data, as far as it tells them
 */
public record SourceImage(
    List<AttributeChange> attributes, OptionalLong size, List<ExpectedDigest> digests) {

  public SourceImage {
    attributes = List.copyOf(attributes);
    digests = List.copyOf(digests);
  }

  /**
   * Reads the document of an image. What is odd about a size or a digest counts as not told.
   *
   * @param settings say which properties come with it
   * @throws TaskFailure when it is not in use, or lacks a format
   * @throws ImagesException when it has a format or a property that no image here can have
   */
  static SourceImage parse(JsonObject document, RegionSettings settings) {
    String status = text(document, STATUS).orElse("unknown");
    if (!status.equals(ImageStatus.ACTIVE.text())) {
      throw new TaskFailure("The image there is in status " + status + "; it must be active.");
    }
    List<AttributeChange> attributes = new ArrayList<>();
    attributes.add(format(document, DISK_FORMAT));
    attributes.add(format(document, CONTAINER_FORMAT));
    document.forEach(
        (name, value) -> {
          if (value instanceof JsonString && isProperty(name) && settings.takes(name)) {
            attributes.add(AttributeSyntax.change(name, value));
          }
        });
    return new SourceImage(attributes, size(document), digests(document));
  }

  private static AttributeChange format(JsonObject document, ImageAttribute attribute) {
    if (text(document, attribute).isEmpty()) {
      throw new TaskFailure("The image there has no " + attribute.text() + ".");
    }
    return AttributeSyntax.change(attribute.text(), document.get(attribute.text()));
  }

  /** Others may have attributes that are none here, and ours are none that come with it. */
  private static boolean isProperty(String name) {
    return ImageAttribute.of(name).isEmpty() && !ImageAttribute.isReserved(name);
  }

  private static OptionalLong size(JsonObject document) {
    return document.get(SIZE.text()) instanceof JsonNumber number && number.longValue() >= 0
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  private static List<ExpectedDigest> digests(JsonObject document) {
    Optional<ExpectedDigest> hash =
        text(document, OS_HASH_ALGO)
            .flatMap(HashAlgorithm::of)
            .flatMap(algorithm -> digest(document, OS_HASH_VALUE, algorithm.digest()));
    return Stream.of(digest(document, CHECKSUM, DigestAlgorithm.MD5), hash)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<ExpectedDigest> digest(
      JsonObject document, ImageAttribute attribute, DigestAlgorithm algorithm) {
    return text(document, attribute)
        .map(hex -> new ExpectedDigest(attribute.text(), algorithm, hex.toLowerCase(Locale.ROOT)));
  }

  private static Optional<String> text(JsonObject document, ImageAttribute attribute) {
    return document.get(attribute.text()) instanceof JsonString text && !text.getString().isEmpty()
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}

package org.cloudimages.image.condition;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.condition.EntityTags;
import org.cloudimages.image.entity.Image;

/**
 * What a request asks of the version of the image that it meets (RFC 9110, 13.1). The tag of any
 * document of that version will do, whoever it was shown to.
 *
 * @param match {@code If-Match}: it must have one of these
 * @param noneMatch {@code If-None-Match}: it must have none of these
 */
public record ImageCondition(Optional<EntityTags> match, Optional<EntityTags> noneMatch) {

  /** That of a request without such headers. */
  public static final ImageCondition NONE = new ImageCondition(Optional.empty(), Optional.empty());

  /**
   * Makes sure that it holds for an image that is to be changed.
   *
   * @throws ImagesException 412
   */
  public void require(Image image) {
    requireMatch(image);
    if (noneMatch.filter(tags -> name(tags, tags.all(), image)).isPresent()) {
      throw refusal("Image " + image.id() + " has a tag that If-None-Match names.");
    }
  }

  /**
   * Makes sure that {@code If-Match} holds, as for an image that is only shown.
   *
   * @throws ImagesException 412
   */
  public void requireMatch(Image image) {
    if (match.filter(tags -> !name(tags, tags.strong(), image)).isPresent()) {
      throw refusal("Image " + image.id() + " has none of the tags that If-Match names.");
    }
  }

  private static boolean name(EntityTags tags, Set<String> compared, Image image) {
    return tags.any() || versions(compared).contains(image.updatedAt());
  }

  private static Set<Instant> versions(Set<String> tags) {
    return tags.stream()
        .flatMap(tag -> ImageTag.version(tag).stream())
        .collect(toUnmodifiableSet());
  }

  private static ImagesException refusal(String message) {
    return ImagesException.of(FaultType.PRECONDITION_FAILED, message);
  }

  /** Whether the client has the document of that tag already. */
  public boolean knows(ImageTag tag) {
    return noneMatch.filter(tags -> tags.nameWeakly(tag.text())).isPresent();
  }

  /** The versions of which an image must have one; empty where any will do. */
  public Optional<Set<Instant>> versions() {
    return match.filter(tags -> !tags.any()).map(tags -> versions(tags.strong()));
  }

  /** Whether it asks for nothing but {@link #versions}, and there may be an image of one. */
  public boolean isOfVersions() {
    return noneMatch.isEmpty() && !versions().equals(Optional.of(Set.of()));
  }
}

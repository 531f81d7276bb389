package org.cloudimages.image.access;

import java.util.Optional;
import org.cloudimages.image.entity.Image;
import org.cloudimages.policy.PolicyTarget;
import org.cloudimages.policy.TargetAttribute;

/**
 * An image as policies see it.
 *
 * @param member the project that it is shared with, as far as the question is about one
 */
public record ImageTarget(Image image, Optional<String> member) implements PolicyTarget {

  @Override
  public Optional<String> value(TargetAttribute attribute) {
    return switch (attribute) {
      case OWNER -> Optional.ofNullable(image.owner());
      case MEMBER_ID -> member;
      case VISIBILITY -> Optional.of(image.visibility().text());
      case STATUS -> Optional.of(image.status().text());
      case PROTECTED -> Optional.of(word(image.isProtected()));
      case OS_HIDDEN -> Optional.of(word(image.isHidden()));
    };
  }

  private static String word(boolean value) {
    return value ? "True" : "False";
  }
}

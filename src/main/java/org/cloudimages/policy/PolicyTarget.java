package org.cloudimages.policy;

import java.util.Optional;

/** What a caller wants to do something to, as far as policies ask about it. */
public interface PolicyTarget {

  /** Returns an attribute as the text that policies compare; empty when the target has none. */
  Optional<String> value(TargetAttribute attribute);

  /** Whether the attribute's value, be it none, is known here. */
  default boolean knows(TargetAttribute attribute) {
    return true;
  }

  /** Any target whatever: allowed is here what is allowed with each. */
  static PolicyTarget anything() {
    return Partial.ANYTHING;
  }

  /** Any target of that project: allowed is here what is allowed with each of them. */
  static PolicyTarget ownedBy(String projectId) {
    return new Partial(Optional.of(projectId));
  }

  /** A target of which at most the owner is known. */
  record Partial(Optional<String> owner) implements PolicyTarget {

    private static final Partial ANYTHING = new Partial(Optional.empty());

    @Override
    public Optional<String> value(TargetAttribute attribute) {
      return attribute == TargetAttribute.OWNER ? owner : Optional.empty();
    }

    @Override
    public boolean knows(TargetAttribute attribute) {
      return attribute == TargetAttribute.OWNER && owner.isPresent();
    }
  }
}

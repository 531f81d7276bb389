package org.cloudimages.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an expression can ask about a target, {@code %(name)s}. */
public enum TargetAttribute {
  /** The project that it belongs to. */
  OWNER("owner", "project_id", "tenant"),
  /** The project that an image is shared with: of a member, or the caller's own if it is one. */
  MEMBER_ID("member_id", "member"),
  VISIBILITY("visibility"),
  STATUS("status"),
  /** {@code True} or {@code False}. */
  PROTECTED("protected"),
  /** {@code True} or {@code False}. */
  OS_HIDDEN("os_hidden");

  @SuppressWarnings("ImmutableEnumChecker") // because the list is unmodifiable
  private final List<String> names;

  TargetAttribute(String... names) {
    this.names = List.of(names);
  }

  static Optional<TargetAttribute> of(String name) {
    return Arrays.stream(values()).filter(attribute -> attribute.names.contains(name)).findFirst();
  }

  static String known() {
    return Arrays.stream(values())
        .flatMap(attribute -> attribute.names.stream())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}

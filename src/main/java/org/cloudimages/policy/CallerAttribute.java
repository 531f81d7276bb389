package org.cloudimages.policy;

import java.util.Optional;
import org.cloudimages.identity.Caller;

/** What an expression can compare of the caller. */
enum CallerAttribute {
  PROJECT_ID,
  USER_ID;

  static Optional<CallerAttribute> of(String name) {
    return switch (name) {
      case "project_id", "project", "tenant_id", "tenant" -> Optional.of(PROJECT_ID);
      case "user_id", "user" -> Optional.of(USER_ID);
      default -> Optional.empty();
    };
  }

  String of(Caller caller) {
    return switch (this) {
      case PROJECT_ID -> caller.projectId();
      case USER_ID -> caller.userId();
    };
  }
}

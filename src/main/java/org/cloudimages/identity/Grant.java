package org.cloudimages.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a valid token gives its bearer.
 *
 * @param roles role names in lower case, those that others imply included
 * @param rules the only requests that the bearer may make; all where there are none
 */
public record Grant(
    String userId, Scope scope, Set<String> roles, Optional<List<AccessRule>> rules) {

  /** What the roles hold for. */
  public sealed interface Scope {}

  /** One project. */
  public record Project(String id) implements Scope {}

  /** The cloud itself; no operation of this service takes it. */
  public record Cloud() implements Scope {}

  /** Nothing yet: its bearer has logged in and must still choose. */
  public record Unscoped() implements Scope {}

  public Grant {
    roles = Set.copyOf(roles);
    rules = rules.map(List::copyOf);
  }

  /** A grant for a project, without rules. */
  public static Grant of(Caller caller) {
    return new Grant(
        caller.userId(), new Project(caller.projectId()), caller.roles(), Optional.empty());
  }

  /** Whether the rules, if there are any, let this request pass. */
  public boolean permits(String method, String path) {
    return rules.isEmpty() || rules.get().stream().anyMatch(rule -> rule.permits(method, path));
  }
}

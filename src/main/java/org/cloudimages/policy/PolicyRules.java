package org.cloudimages.policy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.policy.PolicyFile.Entry;

/** Puts an operator's rules over the defaults and parses them all, each once. */
final class PolicyRules {

  private final Map<String, Entry> entries;
  private final Set<String> serviceRoles;
  private final Map<String, Check> checks = new HashMap<>();

  /** The rules that are being parsed, outermost first. */
  private final Set<String> open = new LinkedHashSet<>();

  private final Set<String> used = new HashSet<>();

  private PolicyRules(Map<String, Entry> entries, Set<String> serviceRoles) {
    this.entries = entries;
    this.serviceRoles = serviceRoles;
  }

  /**
   * Returns each policy's expression.
   *
   * @throws IllegalArgumentException for an unknown name, an unknown rule, a circle or a syntax
   *     error, naming file, policy and position
   */
  static Map<Policy, Check> parse(PolicySettings settings) {
    PolicyFile defaults = settings.defaults();
    PolicyFile overrides = settings.overrides();
    Map<String, Entry> entries = new HashMap<>(defaults.entries());
    entries.putAll(overrides.entries());
    PolicyRules rules =
        new PolicyRules(entries, Set.copyOf(settings.roles().get(RoleClass.SERVICE)));
    Map<Policy, Check> parsed = new EnumMap<>(Policy.class);
    for (Policy policy : Policy.values()) {
      parsed.put(policy, rules.check(policy.text()).orElseThrow());
    }
    overrides.entries().forEach((name, entry) -> rules.requireUse(name, entry, defaults));
    return parsed;
  }

  private Optional<Check> check(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      return Optional.empty();
    }
    used.add(name);
    Check ready = checks.get(name);
    if (ready == null) {
      ready = parse(name, entry);
      checks.put(name, ready);
    }
    return Optional.of(ready);
  }

  private Check parse(String name, Entry entry) {
    if (!open.add(name)) {
      throw new IllegalArgumentException(
          "%s, policy '%s': the rules go in a circle: %s"
              .formatted(entry.origin(), name, String.join(" -> ", open) + " -> " + name));
    }
    try {
      return PolicyParser.parse(entry.expression(), this::check, serviceRoles);
    } catch (PolicySyntaxException e) {
      throw new IllegalArgumentException(
          "%s, policy '%s', character %d: %s"
              .formatted(entry.origin(), name, e.position(), e.getMessage()),
          e);
    } finally {
      open.remove(name);
    }
  }

  /** A name that is none of ours and that no rule uses is most likely a mistyped one. */
  private void requireUse(String name, Entry entry, PolicyFile defaults) {
    if (!used.contains(name) && !defaults.entries().containsKey(name)) {
      throw new IllegalArgumentException(
          "%s, policy '%s': it is no policy, and no rule uses it".formatted(entry.origin(), name));
    }
    check(name);
  }
}

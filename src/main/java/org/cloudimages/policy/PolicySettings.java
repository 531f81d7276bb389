package org.cloudimages.policy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudimages.policy.PolicyFile.Entry;
import org.eclipse.microprofile.config.Config;

/**
 * The settings that decide who may do what.
 *
 * @param roles names in lower case behind each class
 * @param overrides an operator's policies, those of {@code images.policy-file}
 */
public record PolicySettings(
    RoleProfile profile, Map<RoleClass, List<String>> roles, PolicyFile overrides) {

  private static final Pattern ROLE = Pattern.compile("[^\\s()]+");

  /**
   * Reads {@code images.role-profile}, {@code images.roles.*} and {@code images.policy-file}.
   *
   * @throws IllegalArgumentException for a value that is none, naming its key or file
   */
  static PolicySettings of(Config config) {
    RoleProfile profile =
        config
            .getOptionalValue("images.role-profile", String.class)
            .map(RoleProfile::of)
            .orElse(RoleProfile.KEYSTONE);
    Map<RoleClass, List<String>> roles = new EnumMap<>(RoleClass.class);
    for (RoleClass members : RoleClass.values()) {
      Optional<String> names = config.getOptionalValue(members.key(), String.class);
      roles.put(
          members, names.map(text -> names(members.key(), text)).orElse(profile.roles(members)));
    }
    return new PolicySettings(
        profile,
        roles,
        config
            // as text, because Payara has no converter to a path
            .getOptionalValue("images.policy-file", String.class)
            .map(Path::of)
            .map(PolicyFile::read)
            .orElse(new PolicyFile(Map.of())));
  }

  /** The settings of a profile where nothing is set. */
  public static PolicySettings of(RoleProfile profile) {
    Map<RoleClass, List<String>> roles = new EnumMap<>(RoleClass.class);
    for (RoleClass members : RoleClass.values()) {
      roles.put(members, profile.roles(members));
    }
    return new PolicySettings(profile, roles, new PolicyFile(Map.of()));
  }

  private static List<String> names(String key, String text) {
    List<String> names =
        Arrays.stream(text.split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (!names.stream().allMatch(name -> ROLE.matcher(name).matches())) {
      throw new IllegalArgumentException(
          key + " must be names of roles, separated by commas, but is: " + text);
    }
    return names;
  }

  /** The profile's policies, and a rule for each class of callers. */
  PolicyFile defaults() {
    Map<String, Entry> entries = new HashMap<>(profile.policies().entries());
    roles.forEach(
        (members, names) ->
            entries.put(members.rule(), new Entry(members.key(), expression(names))));
    return new PolicyFile(entries);
  }

  private static String expression(List<String> names) {
    return names.isEmpty()
        ? "!"
        : names.stream().map(name -> "role:" + name).collect(Collectors.joining(" or "));
  }
}

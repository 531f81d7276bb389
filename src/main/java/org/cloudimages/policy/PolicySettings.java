package org.cloudimages.policy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudimages.policy.PolicyFile.Entry;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * The settings that decide who may do what.
 *
 * @param roles names in lower case behind each class
 * @param overrides an operator's policies, those of {@code images.policy-file}
 */
public record PolicySettings(
    RoleProfile profile, Map<RoleClass, List<String>> roles, PolicyFile overrides) {

  private static final Form<List<String>> ROLES =
      new Form<>("names of roles, separated by commas", PolicySettings::roles);

  private static final Pattern ROLE = Pattern.compile("[^\\s()]+");

  /**
   * Reads {@code images.role-profile}, {@code images.roles.*} and {@code images.policy-file}.
   *
   * @throws IllegalArgumentException for a wrong value, naming its key or file
   */
  public static PolicySettings of(SettingReader settings) {
    RoleProfile profile =
        RoleProfile.of(settings.word("images.role-profile", "keystone", "rackspace"));
    Map<RoleClass, List<String>> roles = new EnumMap<>(RoleClass.class);
    for (RoleClass members : RoleClass.values()) {
      roles.put(members, settings.find(members.key(), ROLES).orElse(profile.roles(members)));
    }
    return new PolicySettings(
        profile,
        roles,
        settings
            .find("images.policy-file", Form.PATH)
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

  private static List<String> roles(String text) {
    List<String> names = Form.WORDS.parser().apply(text.toLowerCase(Locale.ROOT));
    if (!names.stream().allMatch(ROLE.asMatchPredicate())) {
      throw new IllegalArgumentException(text);
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

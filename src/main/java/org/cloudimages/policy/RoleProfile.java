package org.cloudimages.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whose words the roles are: {@code admin} means a cloud's administrator here, an account's there.
 */
public enum RoleProfile {
  /** OpenStack's roles. */
  KEYSTONE(
      Map.of(
          RoleClass.CLOUD_ADMIN, List.of("admin"),
          RoleClass.SERVICE, List.of("service"),
          RoleClass.PROJECT_MANAGER, List.of("member"),
          RoleClass.PROJECT_READER, List.of("reader"))),
  /** The roles of Rackspace's guide. */
  RACKSPACE(
      Map.of(
          RoleClass.CLOUD_ADMIN, List.of("identity:admin", "images:operator"),
          RoleClass.PROJECT_MANAGER, List.of("identity:user-admin", "admin", "cloudimages:admin"),
          RoleClass.PROJECT_CREATOR, List.of("cloudimages:creator"),
          RoleClass.PROJECT_READER, List.of("observer", "cloudimages:observer")));

  @SuppressWarnings("ImmutableEnumChecker") // because nobody changes it
  private final Map<RoleClass, List<String>> roles = new EnumMap<>(RoleClass.class);

  RoleProfile(Map<RoleClass, List<String>> roles) {
    this.roles.putAll(roles);
  }

  /** Returns the profile that {@code images.role-profile} calls so. */
  static RoleProfile of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The roles behind a class where no setting says otherwise; none where nobody is of it. */
  List<String> roles(RoleClass members) {
    return roles.getOrDefault(members, List.of());
  }

  /** The policies where no file says otherwise. */
  PolicyFile policies() {
    return PolicyFile.resource(text() + ".yaml");
  }

  /** Whether the formats of an image may still change when it has its data. */
  public boolean hasOpenFormats() {
    return this == RACKSPACE;
  }

  /** Whether properties of that name are for administrators of the cloud alone. */
  public boolean reserves(String property) {
    return this == RACKSPACE && property.startsWith("com.rackspace");
  }

  /** Whether who may see an image but does not own it is told that it has no members to add to. */
  public boolean hidesSharingFromOthers() {
    return this == RACKSPACE;
  }
}

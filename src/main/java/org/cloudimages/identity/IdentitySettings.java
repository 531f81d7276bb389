package org.cloudimages.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about callers.
 *
 * @param kind whose users they are: of which {@link IdentityKind}
 * @param serviceRoles in lower case: a service token must have one of them
 * @param unifiedLimits whether Keystone is asked for limits of projects
 */
@Singleton
public record IdentitySettings(String kind, Set<String> serviceRoles, boolean unifiedLimits) {

  private static final String UNIFIED_LIMITS = "images.quota.keystone";

  @Inject
  public IdentitySettings(SettingReader settings) {
    this(
        settings.text("images.identity", "local"),
        Set.copyOf(settings.words("images.service-roles", Caller.SERVICE)),
        settings.flag(UNIFIED_LIMITS, false));
    if (unifiedLimits && !kind.equals("keystone")) {
      throw settings.invalid(UNIFIED_LIMITS, "false without images.identity=keystone", true);
    }
  }
}

package org.cloudimages.limit.rate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.http.VerbClass;
import org.cloudimages.setting.SettingReader;

/**
 * The rates that operators may set.
 *
 * @param project of requests, of each class that has one
 * @param shared whether those hold for all nodes together
 * @param exemptRoles in lower case: those do not hold for whoever has one
 * @param source of requests from one address
 * @param sourceFailures of those that fail to authenticate
 * @param login of failed logins
 */
@Singleton
public record RateSettings(
    Map<VerbClass, Rate> project,
    boolean shared,
    List<String> exemptRoles,
    Optional<Rate> source,
    Optional<Rate> sourceFailures,
    Login login) {

  /**
   * How many logins may fail.
   *
   * @param pair of one user from one address
   * @param user of one user from anywhere
   * @param address from one address, whoever is meant
   */
  record Login(Optional<Rate> pair, Optional<Rate> user, Optional<Rate> address) {}

  @Inject
  public RateSettings(SettingReader settings) {
    this(
        project(settings.below("images.limit.rate")),
        settings.flag("images.limit.rate.shared", false),
        settings.words("images.limit.rate.exempt-roles", "service"),
        settings.find("images.limit.source", Rate.FORM),
        settings.find("images.limit.source.failures", Rate.FORM),
        new Login(
            settings.read("images.limit.login.failures", "10", Rate.FORM_OR_OFF),
            settings.read("images.limit.login.user", "60", Rate.FORM_OR_OFF),
            settings.read("images.limit.login.address", "30", Rate.FORM_OR_OFF)));
  }

  private static Map<VerbClass, Rate> project(SettingReader settings) {
    Map<VerbClass, Rate> rates = new EnumMap<>(VerbClass.class);
    for (VerbClass verbs : VerbClass.values()) {
      String key = verbs.name().toLowerCase(Locale.ROOT);
      settings.find(key, Rate.FORM).ifPresent(rate -> rates.put(verbs, rate));
    }
    return rates;
  }
}

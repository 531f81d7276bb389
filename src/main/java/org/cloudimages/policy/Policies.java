package org.cloudimages.policy;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.setting.SettingReader;

/** Answers whether a caller may do something. Asks nothing but its arguments. Thread-safe. */
@Singleton
public class Policies {

  private final RoleProfile profile;
  private final Map<Policy, Check> checks;

  /**
   * Parses every policy.
   *
   * @throws IllegalArgumentException for settings and expressions that are none, naming the place
   */
  @Inject
  Policies(SettingReader settings) {
    this(PolicySettings.of(settings));
  }

  public Policies(PolicySettings settings) {
    this.profile = settings.profile();
    this.checks = PolicyRules.parse(settings);
  }

  /** Parses the policies when the application starts and not when the first request comes. */
  void start(@Observes Startup startup) {}

  /**
   * Whether the caller may do this to the target; with one of which not all is known, whether he
   * may whatever the rest is.
   */
  public boolean allows(Policy policy, Caller caller, PolicyTarget target) {
    return checks.get(policy).judge(caller, target) == Verdict.YES;
  }

  /**
   * Makes sure that the caller may do this to the target.
   *
   * @throws ImagesException 403
   */
  public void require(Policy policy, Caller caller, PolicyTarget target) {
    if (!allows(policy, caller, target)) {
      throw refusal(policy);
    }
  }

  /**
   * Makes sure that there may be a target that the caller may do this to.
   *
   * @throws ImagesException 403
   */
  public void requirePossible(Policy policy, Caller caller) {
    if (checks.get(policy).judge(caller, PolicyTarget.anything()) == Verdict.NO) {
      throw refusal(policy);
    }
  }

  private static ImagesException refusal(Policy policy) {
    return ImagesException.forbidden("You are not authorized to perform " + policy.text() + ".");
  }

  /** Whether the caller is an administrator of the cloud: sees every project. */
  public boolean isAdmin(Caller caller) {
    return allows(Policy.CONTEXT_IS_ADMIN, caller, PolicyTarget.anything());
  }

  public RoleProfile profile() {
    return profile;
  }
}

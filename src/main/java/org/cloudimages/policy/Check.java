package org.cloudimages.policy;

import java.util.List;
import java.util.Optional;
import org.cloudimages.identity.Caller;

/** A parsed expression, or a part of one. Immutable. */
sealed interface Check {

  Verdict judge(Caller caller, PolicyTarget target);

  /** {@code @}, {@code !} and what comes to the same for everybody. */
  record Constant(Verdict verdict) implements Check {

    @Override
    public Verdict judge(Caller caller, PolicyTarget target) {
      return verdict;
    }
  }

  /** {@code role:x}. */
  record HasRole(String role) implements Check {

    @Override
    public Verdict judge(Caller caller, PolicyTarget target) {
      return Verdict.of(caller.has(role));
    }
  }

  /** {@code role:x} of a role that services have, be it the caller or the one that asks for it. */
  record HasServiceRole(String role) implements Check {

    @Override
    public Verdict judge(Caller caller, PolicyTarget target) {
      return Verdict.of(caller.has(role) || caller.serviceRoles().contains(role));
    }
  }

  /** {@code project_id:x}. */
  record CallerIs(CallerAttribute attribute, String value) implements Check {

    @Override
    public Verdict judge(Caller caller, PolicyTarget target) {
      return Verdict.of(value.equals(attribute.of(caller)));
    }
  }

  /** {@code project_id:%(owner)s}. */
  record CallerMatches(CallerAttribute attribute, TargetAttribute other) implements Check {

    @Override
    public Verdict judge(Caller caller, PolicyTarget target) {
      if (!target.knows(other)) {
        return Verdict.UNKNOWN;
      }
      Optional<String> value = target.value(other);
      return Verdict.of(value.isPresent() && value.get().equals(attribute.of(caller)));
    }
  }

  /** {@code 'public':%(visibility)s}; no value stands for {@code None}. */
  record TargetIs(TargetAttribute attribute, Optional<String> value) implements Check {

    @Override
    public Verdict judge(Caller caller, PolicyTarget target) {
      return target.knows(attribute)
          ? Verdict.of(target.value(attribute).equals(value))
          : Verdict.UNKNOWN;
    }
  }

  /** {@code not}. */
  record Not(Check part) implements Check {

    @Override
    public Verdict judge(Caller caller, PolicyTarget target) {
      return part.judge(caller, target).negated();
    }
  }

  /** {@code and}. */
  record All(List<Check> parts) implements Check {

    @Override
    public Verdict judge(Caller caller, PolicyTarget target) {
      return firstOf(Verdict.NO, Verdict.YES, parts, caller, target);
    }
  }

  /** {@code or}. */
  record Any(List<Check> parts) implements Check {

    @Override
    public Verdict judge(Caller caller, PolicyTarget target) {
      return firstOf(Verdict.YES, Verdict.NO, parts, caller, target);
    }
  }

  /** The deciding verdict if a part has it; else the other one, unless a part does not know. */
  private static Verdict firstOf(
      Verdict deciding, Verdict other, List<Check> parts, Caller caller, PolicyTarget target) {
    Verdict all = other;
    for (Check part : parts) {
      Verdict verdict = part.judge(caller, target);
      if (verdict == deciding) {
        return deciding;
      }
      if (verdict == Verdict.UNKNOWN) {
        all = Verdict.UNKNOWN;
      }
    }
    return all;
  }
}

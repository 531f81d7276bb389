package org.cloudimages.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudimages.policy.PolicyToken.Kind;

/**
 * Reads expressions in the syntax of oslo.policy: checks of the form {@code kind:match}, joined by
 * {@code not}, {@code and}, {@code or} (which bind in this order) and parentheses. The empty
 * expression allows everybody, like {@code @}; {@code !} allows nobody.
 */
final class PolicyParser {

  private static final Pattern CHECK = Pattern.compile("('[^']*'|\"[^\"]*\"|[^:]*):(.+)");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern ATTRIBUTE = Pattern.compile("%\\((\\w+)\\)s");

  private final Function<String, Optional<Check>> rules;
  private final Set<String> serviceRoles;
  private final List<PolicyToken> tokens;
  private int next;

  private PolicyParser(
      String expression, Function<String, Optional<Check>> rules, Set<String> serviceRoles) {
    this.rules = rules;
    this.serviceRoles = serviceRoles;
    this.tokens = PolicyToken.of(expression);
  }

  /**
   * Reads an expression.
   *
   * @param rules finds what {@code rule:x} stands for
   * @param serviceRoles roles that the service in between may have in the caller's place
   * @throws PolicySyntaxException when it is not an expression
   */
  static Check parse(
      String expression, Function<String, Optional<Check>> rules, Set<String> serviceRoles) {
    if (expression.isEmpty()) {
      return new Check.Constant(Verdict.YES);
    }
    PolicyParser parser = new PolicyParser(expression, rules, serviceRoles);
    Check check = parser.any();
    parser.take(Kind.END, "'and', 'or' or the end");
    return check;
  }

  private Check any() {
    List<Check> parts = new ArrayList<>(List.of(all()));
    while (accept(Kind.OR)) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.get(0) : new Check.Any(List.copyOf(parts));
  }

  private Check all() {
    List<Check> parts = new ArrayList<>(List.of(one()));
    while (accept(Kind.AND)) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.get(0) : new Check.All(List.copyOf(parts));
  }

  private Check one() {
    if (accept(Kind.NOT)) {
      return new Check.Not(one());
    }
    if (accept(Kind.OPEN)) {
      Check inner = any();
      take(Kind.CLOSE, "'and', 'or' or ')'");
      return inner;
    }
    return check(take(Kind.CHECK, "a check"));
  }

  private Check check(PolicyToken token) {
    if (token.text().equals("@") || token.text().equals("!")) {
      return new Check.Constant(Verdict.of(token.text().equals("@")));
    }
    Matcher form = CHECK.matcher(token.text());
    if (!form.matches()) {
      throw error(token, "'" + token.text() + "' is no check of the form kind:match");
    }
    String kind = form.group(1);
    String match = form.group(2);
    return switch (kind) {
      case "rule" -> rule(match, token);
      case "role" -> role(match.toLowerCase(Locale.ROOT));
      case "is_admin" -> isAdmin(match, token);
      default -> comparison(kind, match, token);
    };
  }

  private Check rule(String name, PolicyToken token) {
    return rules.apply(name).orElseThrow(() -> error(token, "there is no rule '" + name + "'"));
  }

  private Check role(String name) {
    return serviceRoles.contains(name) ? new Check.HasServiceRole(name) : new Check.HasRole(name);
  }

  private Check isAdmin(String match, PolicyToken token) {
    Check admin = rule(Policy.CONTEXT_IS_ADMIN.text(), token);
    return switch (match) {
      case "True", "1" -> admin;
      case "False", "0" -> new Check.Not(admin);
      default -> throw error(token, "is_admin is True or False, and not " + match);
    };
  }

  private Check comparison(String kind, String match, PolicyToken token) {
    Optional<TargetAttribute> target = attribute(match, token);
    Optional<CallerAttribute> caller = CallerAttribute.of(kind);
    if (caller.isPresent()) {
      return target
          .<Check>map(attribute -> new Check.CallerMatches(caller.get(), attribute))
          .orElseGet(() -> new Check.CallerIs(caller.get(), match));
    }
    Optional<String> literal = literal(kind, token);
    return target
        .<Check>map(attribute -> new Check.TargetIs(attribute, literal))
        .orElseGet(() -> new Check.Constant(Verdict.of(literal.orElse("None").equals(match))));
  }

  private static Optional<TargetAttribute> attribute(String match, PolicyToken token) {
    Matcher form = ATTRIBUTE.matcher(match);
    if (!form.matches()) {
      if (match.contains("%")) {
        throw error(token, "'" + match + "' must be a word or %(name)s");
      }
      return Optional.empty();
    }
    return Optional.of(
        TargetAttribute.of(form.group(1))
            .orElseThrow(
                () ->
                    error(
                        token,
                        "nothing has an attribute '%s'; known are %s"
                            .formatted(form.group(1), TargetAttribute.known()))));
  }

  /** The value of a literal; empty for {@code None}. */
  private static Optional<String> literal(String kind, PolicyToken token) {
    if (QUOTED.matcher(kind).matches()) {
      return Optional.of(kind.substring(1, kind.length() - 1));
    }
    return switch (kind) {
      case "True", "False" -> Optional.of(kind);
      case "None" -> Optional.empty();
      default -> throw error(token, "'" + kind + "' is no kind of check");
    };
  }

  private boolean accept(Kind kind) {
    boolean found = tokens.get(next).kind() == kind;
    next += found ? 1 : 0;
    return found;
  }

  private PolicyToken take(Kind kind, String expected) {
    PolicyToken token = tokens.get(next++);
    if (token.kind() != kind) {
      throw error(token, "expected " + expected + ", found " + describe(token));
    }
    return token;
  }

  private static String describe(PolicyToken token) {
    return token.kind() == Kind.END ? token.text() : "'" + token.text() + "'";
  }

  private static PolicySyntaxException error(PolicyToken token, String message) {
    return new PolicySyntaxException(token.position(), message);
  }
}

package org.cloudimages.identity.local.boundary;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.local.LocalUser;
import org.cloudimages.identity.local.UserKey;

/**
 * What a client asks {@code POST /v3/auth/tokens} for.
 *
 * @param scope what the token is to be for; the user's project where the client says nothing
 */
record LoginRequest(Proof proof, Scope scope) {

  /** How the caller shows who it is. */
  sealed interface Proof permits Password, Token {}

  /**
   * A password.
   *
   * @param isOfOurDomain whether the user is looked for in the one domain that there is
   */
  record Password(UserKey user, boolean isOfOurDomain, String password) implements Proof {}

  /** A token that it already has. */
  record Token(String text) implements Proof {}

  /** What a token is for. */
  sealed interface Scope permits OwnProject, NamedProject, Elsewhere {}

  /** Nothing in particular. */
  record OwnProject() implements Scope {}

  /** A project by its id or its name. */
  record NamedProject(Optional<String> id, Optional<String> name) implements Scope {

    boolean is(LocalUser.Project project) {
      return id.map(project.id()::equals).orElse(true)
          && name.map(project.name()::equals).orElse(true);
    }
  }

  /** A domain, the whole system, a trust: what no local user has a role on. */
  record Elsewhere() implements Scope {}

  /**
   * Reads the body.
   *
   * @throws ImagesException 400 that names what is missing or of another type
   */
  static LoginRequest of(JsonObject body) {
    Field auth = Field.of(body, "auth");
    return new LoginRequest(
        proof(auth.get("identity")),
        auth.find("scope").map(LoginRequest::scope).orElse(new OwnProject()));
  }

  private static Proof proof(Field identity) {
    Field methods = identity.get("methods");
    List<String> named = methods.texts();
    if (named.equals(List.of("password"))) {
      return password(identity.get("password").get("user"));
    }
    if (named.equals(List.of("token"))) {
      return new Token(identity.get("token").get("id").text());
    }
    throw methods.invalid("it must be [\"password\"] or [\"token\"]");
  }

  private static Password password(Field user) {
    Optional<UserKey> id = user.find("id").map(Field::text).map(UserKey::ofId);
    UserKey key = id.orElseGet(() -> UserKey.ofName(user.get("name").text()));
    return new Password(key, isOfOurDomain(user), user.get("password").text());
  }

  private static Scope scope(Field scope) {
    if (scope.value() instanceof JsonString text && text.getString().equals("unscoped")) {
      return new OwnProject();
    }
    return scope.find("project").map(LoginRequest::project).orElse(new Elsewhere());
  }

  private static Scope project(Field project) {
    Optional<String> id = project.find("id").map(Field::text);
    Optional<String> name = project.find("name").map(Field::text);
    if (id.isEmpty() && name.isEmpty()) {
      throw project.get("id").invalid("an id or a name is required");
    }
    return isOfOurDomain(project) ? new NamedProject(id, name) : new Elsewhere();
  }

  /** A client that names no domain means the one that there is. */
  private static boolean isOfOurDomain(Field owned) {
    return owned
        .find("domain")
        .map(
            domain -> {
              boolean hasId =
                  domain.find("id").map(Field::text).map(OurDomain.ID::equals).orElse(true);
              return hasId
                  && domain
                      .find("name")
                      .map(name -> name.text().toLowerCase(Locale.ROOT))
                      .map(OurDomain.NAME.toLowerCase(Locale.ROOT)::equals)
                      .orElse(true);
            })
        .orElse(true);
  }
}

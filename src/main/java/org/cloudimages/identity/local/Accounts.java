package org.cloudimages.identity.local;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cloudimages.identity.Grant;

/** The users as they are at one moment, with what each request needs of them at hand. Immutable. */
final class Accounts {

  /** A user, and what signs its tokens and no other's. */
  static final class Account {

    private final LocalUser user;
    private final Grant grant;
    private final byte[] tokenKey;

    private Account(LocalUser user, byte[] signingKey) {
      this.user = user;
      this.grant = Grant.of(user.caller());
      // because the tokens of a user then end with the password that they were got for
      String owner = user.id() + '\n' + user.passwordHash();
      this.tokenKey = Signature.of(owner.getBytes(StandardCharsets.UTF_8), signingKey);
    }

    LocalUser user() {
      return user;
    }

    Grant grant() {
      return grant;
    }

    /** Signs a token of this user. */
    String sign(LocalToken token) {
      return token.sign(tokenKey);
    }
  }

  private final byte[] signingKey;
  private final List<LocalUser> users;
  private final Map<String, Account> byId;
  private final boolean haveFirstPasswords;

  /**
   * Takes the users of a file.
   *
   * @throws IllegalArgumentException when two have one id or one name
   */
  Accounts(byte[] signingKey, List<LocalUser> users) {
    this.signingKey = signingKey.clone();
    this.users = List.copyOf(users);
    refuseDoubles(users, LocalUser::id);
    refuseDoubles(users, LocalUser::name);
    this.haveFirstPasswords = users.stream().anyMatch(LocalUser::hasFirstPassword);
    this.byId =
        users.stream()
            .map(user -> new Account(user, this.signingKey))
            .collect(
                Collectors.toUnmodifiableMap(account -> account.user().id(), Function.identity()));
  }

  private static void refuseDoubles(List<LocalUser> users, Function<LocalUser, String> key) {
    if (users.stream().map(key).distinct().count() < users.size()) {
      throw new IllegalArgumentException(
          "images.local.users: two of the users have one id or one name");
    }
  }

  byte[] signingKey() {
    return signingKey.clone();
  }

  List<LocalUser> users() {
    return users;
  }

  Optional<Account> account(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Reads a token that one of the users got, whether it has expired or not. */
  Optional<LocalToken> read(String token) {
    return LocalToken.read(token, id -> account(id).map(account -> account.tokenKey));
  }

  Optional<LocalUser> named(String name) {
    return users.stream().filter(user -> user.name().equals(name)).findFirst();
  }

  /** The projects of all users, each once, by name. */
  List<LocalUser.Project> projects() {
    return users.stream()
        .map(LocalUser::project)
        .distinct()
        .sorted(Comparator.comparing(LocalUser.Project::name))
        .toList();
  }

  boolean haveFirstPasswords() {
    return haveFirstPasswords;
  }

  /** Returns the same users with this one in place of the one with its id. */
  Accounts with(LocalUser changed) {
    return new Accounts(
        signingKey,
        users.stream().map(user -> user.id().equals(changed.id()) ? changed : user).toList());
  }
}

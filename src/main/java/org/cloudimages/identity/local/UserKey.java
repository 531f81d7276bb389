package org.cloudimages.identity.local;

import java.util.Optional;
import org.cloudimages.identity.local.Accounts.Account;

/** What a client calls a user by. */
public record UserKey(String text, boolean isId) {

  public static UserKey ofId(String id) {
    return new UserKey(id, true);
  }

  public static UserKey ofName(String name) {
    return new UserKey(name, false);
  }

  Optional<LocalUser> in(Accounts accounts) {
    return isId ? accounts.account(text).map(Account::user) : accounts.named(text);
  }
}

package org.cloudimages.identity;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The one {@link TokenValidator} that {@code images.identity} names; by default {@code local}. */
@Singleton
public class IdentityChoice {

  private final TokenValidator chosen;

  /**
   * Makes the chosen one and none of the others.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  @Inject
  IdentityChoice(IdentitySettings settings, @Any Instance<TokenValidator> validators) {
    String kind = settings.kind();
    Instance<TokenValidator> named = validators.select(new IdentityKind.Literal(kind));
    if (!named.isResolvable()) {
      throw new IllegalArgumentException(
          "images.identity must be a kind of identity service that there is, but is: " + kind);
    }
    this.chosen = named.get();
  }

  /** Makes the choice when the application starts and not when the first request comes. */
  void start(@Observes Startup startup) {}

  @Produces
  @Singleton
  TokenValidator chosen() {
    return chosen;
  }
}

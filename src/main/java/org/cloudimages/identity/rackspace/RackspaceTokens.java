package org.cloudimages.identity.rackspace;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.IdentityKind;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.identity.remote.RemoteSettings;
import org.cloudimages.identity.remote.RemoteTokens;
import org.eclipse.microprofile.config.Config;

/** Tokens of the Rackspace Identity at {@code images.rackspace.url}. */
@IdentityKind("rackspace")
@Singleton
public class RackspaceTokens implements TokenValidator {

  private final RemoteTokens tokens;
  private final String url;

  @Inject
  RackspaceTokens(Config config, Clock clock) {
    this(config, clock, Ticker.systemTicker());
  }

  RackspaceTokens(Config config, Clock clock, Ticker stopWatch) {
    RemoteSettings settings = new RemoteSettings(config, "images.rackspace");
    this.url = settings.url("url", RackspaceProtocol.VERSION);
    RackspaceProtocol protocol =
        new RackspaceProtocol(
            url,
            settings.text("username"),
            settings.find("api-key").isPresent()
                ? new RackspaceProtocol.ApiKey(settings.text("api-key"))
                : new RackspaceProtocol.Password(settings.text("password")));
    this.tokens = new RemoteTokens(protocol, settings.cacheTime(), clock, stopWatch);
  }

  /** An expired token is never forgiven: the API has no way to ask for that. */
  @Override
  public Optional<Grant> validate(String token, Expiry expiry) {
    return tokens.validate(token, Expiry.ENFORCED);
  }

  @Override
  public boolean isAnswering() {
    return tokens.isAnswering();
  }

  @Override
  public String authenticationUri(String serviceEndpoint) {
    return url + RackspaceProtocol.VERSION;
  }
}

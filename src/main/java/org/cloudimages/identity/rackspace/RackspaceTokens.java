package org.cloudimages.identity.rackspace;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.IdentityKind;
import org.cloudimages.identity.remote.RemoteTokens;
import org.cloudimages.identity.remote.RemoteValidator;
import org.cloudimages.setting.SettingReader;

/** Tokens of the Rackspace Identity at {@code images.rackspace.url}. */
@IdentityKind("rackspace")
@Singleton
public class RackspaceTokens implements RemoteValidator {

  private final RemoteTokens tokens;
  private final String url;

  @Inject
  RackspaceTokens(SettingReader settings, Clock clock) {
    this(settings, clock, Ticker.systemTicker());
  }

  RackspaceTokens(SettingReader settings, Clock clock, Ticker stopWatch) {
    RackspaceSettings own = RackspaceSettings.of(settings);
    this.url = own.protocol().url();
    this.tokens = new RemoteTokens(own.protocol(), own.cacheTime(), clock, stopWatch);
  }

  @Override
  public RemoteTokens tokens() {
    return tokens;
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

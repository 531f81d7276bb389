package org.cloudimages.identity.keystone;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.IdentityKind;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.identity.remote.RemoteTokens;
import org.cloudimages.setting.SettingReader;

/** Tokens of the Keystone at {@code images.keystone.url}. */
@IdentityKind("keystone")
@Singleton
public class KeystoneTokens implements TokenValidator {

  private final RemoteTokens tokens;
  private final String publicUrl;

  @Inject
  KeystoneTokens(SettingReader settings, Clock clock) {
    this(settings, clock, Ticker.systemTicker());
  }

  KeystoneTokens(SettingReader settings, Clock clock, Ticker stopWatch) {
    KeystoneSettings own = KeystoneSettings.of(settings);
    this.tokens =
        new RemoteTokens(
            new KeystoneProtocol(own.url(), own.user()), own.cacheTime(), clock, stopWatch);
    this.publicUrl = own.publicUrl();
  }

  @Override
  public Optional<Grant> validate(String token, Expiry expiry) {
    return tokens.validate(token, expiry);
  }

  @Override
  public boolean isAnswering() {
    return tokens.isAnswering();
  }

  @Override
  public String authenticationUri(String serviceEndpoint) {
    return publicUrl + KeystoneProtocol.VERSION;
  }
}

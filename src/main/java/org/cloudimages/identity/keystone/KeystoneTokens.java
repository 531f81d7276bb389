package org.cloudimages.identity.keystone;

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

/** Tokens of the Keystone at {@code images.keystone.url}. */
@IdentityKind("keystone")
@Singleton
public class KeystoneTokens implements TokenValidator {

  private final RemoteTokens tokens;
  private final String publicUrl;

  @Inject
  KeystoneTokens(Config config, Clock clock) {
    this(config, clock, Ticker.systemTicker());
  }

  KeystoneTokens(Config config, Clock clock, Ticker stopWatch) {
    RemoteSettings settings = new RemoteSettings(config, "images.keystone");
    KeystoneUser user = KeystoneUser.of(settings);
    String url = settings.url("url", KeystoneProtocol.VERSION);
    this.tokens =
        new RemoteTokens(new KeystoneProtocol(url, user), settings.cacheTime(), clock, stopWatch);
    this.publicUrl =
        settings.find("public-url").isPresent()
            ? settings.url("public-url", KeystoneProtocol.VERSION)
            : url;
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

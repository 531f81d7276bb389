package org.cloudimages.identity.keystone;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.IdentityKind;
import org.cloudimages.identity.UserToken;
import org.cloudimages.identity.remote.RemoteTokens;
import org.cloudimages.identity.remote.RemoteValidator;
import org.cloudimages.identity.remote.ServiceCatalog;
import org.cloudimages.setting.SettingReader;

/** Tokens of the Keystone at {@code images.keystone.url}. */
@IdentityKind("keystone")
@Singleton
public class KeystoneTokens implements RemoteValidator {

  private final RemoteTokens tokens;
  private final String url;
  private final String publicUrl;
  private final Optional<String> region;

  @Inject
  KeystoneTokens(SettingReader settings, Clock clock) {
    this(settings, clock, Ticker.systemTicker());
  }

  KeystoneTokens(SettingReader settings, Clock clock, Ticker stopWatch) {
    KeystoneSettings own = KeystoneSettings.of(settings);
    this.tokens =
        new RemoteTokens(
            new KeystoneProtocol(own.url(), own.user()), own.cacheTime(), clock, stopWatch);
    this.url = own.url();
    this.publicUrl = own.publicUrl();
    this.region = own.region();
  }

  @Override
  public RemoteTokens tokens() {
    return tokens;
  }

  @Override
  public Optional<Grant> validate(String token, Expiry expiry) {
    return tokens.validate(token, expiry);
  }

  /** As the catalog says that the bearer is told. */
  @Override
  public Optional<URI> endpoint(
      UserToken token, String type, String network, Optional<String> wanted) {
    if (!RemoteTokens.isPlausible(token.text())) {
      return Optional.empty();
    }
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(url + KeystoneProtocol.VERSION + "/auth/catalog"))
            .header("X-Auth-Token", token.text())
            .build();
    return tokens
        .tell(
            question,
            told -> new ServiceCatalog(told).endpoint(type, network, wanted.or(() -> region)))
        .map(URI::create);
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

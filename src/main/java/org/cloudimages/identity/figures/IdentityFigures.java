package org.cloudimages.identity.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.identity.remote.RemoteTokens;
import org.cloudimages.identity.remote.RemoteValidator;
import org.cloudimages.identity.request.AuthenticationFailures;
import org.cloudimages.management.ManagementBean;

/** The figures of whoever judges tokens. */
@Singleton
public class IdentityFigures implements IdentityMXBean, ManagementBean {

  private final Optional<RemoteTokens> remote;
  private final AuthenticationFailures failures;

  @Inject
  IdentityFigures(TokenValidator tokens, AuthenticationFailures failures) {
    this.remote =
        tokens instanceof RemoteValidator elsewhere
            ? Optional.of(elsewhere.tokens())
            : Optional.empty();
    this.failures = failures;
  }

  @Override
  public Class<?> contract() {
    return IdentityMXBean.class;
  }

  @Override
  public long getTokenCacheHits() {
    return figure(RemoteTokens::cacheHits);
  }

  @Override
  public long getTokenCacheMisses() {
    return figure(RemoteTokens::cacheMisses);
  }

  @Override
  public long getQuestions() {
    return figure(RemoteTokens::questions);
  }

  @Override
  public long getFailedQuestions() {
    return figure(RemoteTokens::failedQuestions);
  }

  private long figure(ToLongFunction<RemoteTokens> figure) {
    return remote.stream().mapToLong(figure).sum();
  }

  @Override
  public boolean isAway() {
    return remote.map(RemoteTokens::isAway).orElse(false);
  }

  @Override
  public long getRefusedTokens() {
    return failures.refusedTokens();
  }

  @Override
  public long getFailedLogins() {
    return failures.failedLogins();
  }

  @Override
  public void clearTokenCache() {
    remote.ifPresent(RemoteTokens::clearCache);
  }
}

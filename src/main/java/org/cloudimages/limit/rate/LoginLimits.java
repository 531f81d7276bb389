package org.cloudimages.limit.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.http.SourceAddress;
import org.cloudimages.identity.LoginGuard;

/**
 * How many logins may fail: of one user from one address ({@code images.limit.login.failures}), of
 * one user from anywhere ({@code images.limit.login.user}), and from one address whoever is meant
 * ({@code images.limit.login.address}). What may stand for many clients, the loopback interface and
 * proxies, is counted as an address but not refused as one.
 *
 * <p>So that nobody locks a user out, neither the bound of a user nor that of an address holds
 * where it has logged in within a day. Counted in the memory of this node, for some 20,000 users
 * and addresses each. Thread-safe.
 */
@Singleton
public class LoginLimits implements LoginGuard {

  private static final Duration FAMILIAR = Duration.ofDays(1);
  private static final int MAX_FAMILIAR = 10_000;

  /** Characters of a name that tell one unknown user from another. */
  private static final int MAX_NAME = 64;

  private final SourceAddress address;
  private final Optional<Limit<LocalBuckets>> pairs;
  private final Optional<Limit<LocalBuckets>> users;
  private final Optional<Limit<LocalBuckets>> addresses;
  private final Cache<Pair, Boolean> familiar =
      Caffeine.newBuilder()
          .maximumSize(MAX_FAMILIAR)
          .expireAfterWrite(FAMILIAR)
          // because the pool that all applications of the JVM share would keep this one's classes
          .executor(Runnable::run)
          .build();

  /** A user at an address. */
  private record Pair(String user, String source) {

    String key() {
      return source + ' ' + user;
    }
  }

  @Inject
  LoginLimits(RateSettings settings, SourceAddress address) {
    this.address = address;
    this.pairs = settings.login().pair().map(Limit::local);
    this.users = settings.login().user().map(Limit::local);
    this.addresses = settings.login().address().map(Limit::local);
  }

  @Override
  public Standing admit(String user, HttpServletRequest request) {
    Pair pair = pair(user, request);
    boolean isOneClient = address.isOneClient(request);
    boolean isFamiliar = familiar.getIfPresent(pair) != null;
    if (isOneClient && !isFamiliar) {
      refuse(addresses, pair.source(), "Failed logins from one address are");
    }
    if (isOneClient) {
      refuse(pairs, pair.key(), "Failed logins of one user from one address are");
    }
    if (!isOneClient || !isFamiliar) {
      refuse(users, pair.user(), "Failed logins of one user are");
    }
    return isFamiliar ? Standing.FAMILIAR : standingOfStranger(pair);
  }

  private Standing standingOfStranger(Pair pair) {
    boolean failedLately = hasTaken(addresses, pair.source()) || hasTaken(pairs, pair.key());
    return failedLately ? Standing.DOUBTFUL : Standing.GOOD;
  }

  @Override
  public void succeeded(String user, HttpServletRequest request) {
    familiar.put(pair(user, request), true);
  }

  @Override
  public void failed(String user, HttpServletRequest request) {
    Pair pair = pair(user, request);
    addresses.ifPresent(limit -> limit.buckets().take(pair.source()));
    pairs.ifPresent(limit -> limit.buckets().take(pair.key()));
    users.ifPresent(limit -> limit.buckets().take(pair.user()));
  }

  /** How many attempts were refused. */
  public long refusals() {
    return Stream.of(pairs, users, addresses)
        .flatMap(Optional::stream)
        .mapToLong(limit -> limit.refusals().sum())
        .sum();
  }

  private Pair pair(String user, HttpServletRequest request) {
    String name = user.substring(0, Math.min(user.length(), MAX_NAME));
    return new Pair(name, address.of(request));
  }

  private static void refuse(Optional<Limit<LocalBuckets>> limit, String key, String who) {
    limit.ifPresent(set -> set.refuse(set.buckets().look(key), who));
  }

  private static boolean hasTaken(Optional<Limit<LocalBuckets>> limit, String key) {
    return limit.map(set -> set.buckets().hasTaken(key)).orElse(false);
  }
}

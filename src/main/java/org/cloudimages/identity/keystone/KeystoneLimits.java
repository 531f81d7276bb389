package org.cloudimages.identity.keystone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.identity.IdentitySettings;
import org.cloudimages.identity.ResourceLimits;
import org.cloudimages.identity.remote.NoAnswerException;
import org.cloudimages.setting.SettingReader;

/**
 * The unified limits of Keystone, with {@code images.quota.keystone=true}: read when a project
 * needs them, kept for {@link #FRESH}, and longer while Keystone is away.
 */
@Singleton
public class KeystoneLimits implements ResourceLimits {

  /** How late a change of a limit can be noticed. */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** How long it is left alone after it gave no answer. */
  static final Duration PAUSE = Duration.ofSeconds(30);

  private static final int MAX_PROJECTS = 10_000;
  private static final Logger LOG = System.getLogger(KeystoneLimits.class.getName());

  private record Reading(Map<String, Long> limits, long until) {}

  private final Optional<UnifiedLimits> keystone;
  private final Ticker stopWatch;
  private final Cache<String, Reading> readings =
      Caffeine.newBuilder().maximumSize(MAX_PROJECTS).build();

  @Inject
  KeystoneLimits(SettingReader settings) {
    this(settings, Ticker.systemTicker());
  }

  KeystoneLimits(SettingReader settings, Ticker stopWatch) {
    this.stopWatch = stopWatch;
    this.keystone =
        new IdentitySettings(settings).unifiedLimits()
            ? Optional.of(UnifiedLimits.of(KeystoneSettings.of(settings), stopWatch))
            : Optional.empty();
  }

  @Override
  public boolean areAsked() {
    return keystone.isPresent();
  }

  @Override
  public Optional<Map<String, Long>> known(String projectId) {
    return Optional.ofNullable(readings.getIfPresent(projectId))
        .filter(reading -> stopWatch.read() - reading.until() < 0)
        .map(Reading::limits);
  }

  @Override
  public synchronized void read(String projectId) {
    // because others have waited for the same
    if (known(projectId).isEmpty()) {
      readings.put(projectId, ask(projectId));
    }
  }

  private Reading ask(String projectId) {
    try {
      return new Reading(keystone.orElseThrow().of(projectId), stopWatch.read() + FRESH.toNanos());
    } catch (NoAnswerException e) {
      LOG.log(Level.WARNING, "Keystone did not tell the limits: {0}", e.getMessage());
      Reading last = readings.getIfPresent(projectId);
      return new Reading(
          last == null ? Map.of() : last.limits(), stopWatch.read() + PAUSE.toNanos());
    }
  }
}

package org.cloudimages.idempotency;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about keys of requests.
 *
 * @param retention how long the answer to a request is kept
 * @param keys how many a project may have at a time
 */
@Singleton
public record IdempotencySettings(Duration retention, int keys) {

  private static final int MAX_KEYS = 10_000_000;

  @Inject
  public IdempotencySettings(SettingReader settings) {
    this(
        settings.duration("images.idempotency.retention", "PT24H", "PT1M"),
        settings.count("images.idempotency.keys", 10_000, 1, MAX_KEYS));
  }
}

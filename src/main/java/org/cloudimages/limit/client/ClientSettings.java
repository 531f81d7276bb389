package org.cloudimages.limit.client;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * How much of this node clients may hold; 0 is for no bound.
 *
 * @param transfers at once
 * @param projectTransfers of one project while others may want them; empty for a share of all
 * @param minimumRate bytes a second that a client must move
 * @param grace over how long that is judged
 * @param waiting requests other than transfers that may wait for their clients
 */
@Singleton
public record ClientSettings(
    int transfers,
    Optional<Integer> projectTransfers,
    long minimumRate,
    Duration grace,
    long waiting) {

  private static final int MAX_TRANSFERS = 999_999;
  private static final long MAX_NUMBER = 999_999_999_999L;

  @Inject
  public ClientSettings(SettingReader settings) {
    this(
        settings.count("images.limit.transfers", 400, 0, MAX_TRANSFERS),
        settings
            .find("images.limit.transfers.project", Form.number(0, MAX_TRANSFERS))
            .map(Math::toIntExact),
        settings.number("images.transfer.minimum-rate", 1024, 0, MAX_NUMBER),
        settings.read("images.transfer.grace", "PT60S", Form.duration("PT1S", "PT24H")),
        settings.number("images.limit.waiting", 50, 0, MAX_NUMBER));
  }
}

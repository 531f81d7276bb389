package org.cloudimages.event.destination;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.outbound.fetch.Trust;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.work.WorkThreads;

/** The destinations that the settings name. */
@Singleton
public class Destinations {

  private final SettingReader settings;
  private final EventSettings common;
  private final Trust trust;
  private final WorkThreads threads;
  private final DatabaseClock clock;

  @Inject
  public Destinations(
      SettingReader settings,
      EventSettings common,
      Trust trust,
      WorkThreads threads,
      DatabaseClock clock) {
    this.settings = settings;
    this.common = common;
    this.trust = trust;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * The destination of that id.
   *
   * @throws IllegalArgumentException for a setting that is missing or wrong
   */
  public Destination of(String id) {
    DestinationSettings own = DestinationSettings.of(settings, id);
    return switch (own.type()) {
      case DestinationSettings.WEBHOOK ->
          new Webhook(WebhookSettings.of(own), common, trust, clock);
      default ->
          new RabbitMq(RabbitSettings.of(own), common, trust, threads.factory("events-" + id));
    };
  }
}

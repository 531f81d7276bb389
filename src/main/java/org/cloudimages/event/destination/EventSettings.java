package org.cloudimages.event.destination;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.work.BackOff;

/**
 * What operators may set about events.
 *
 * @param destinations the ids of those who are told; none where events are off
 * @param source what CloudEvents say that they come from
 * @param timeout how long a destination may take for one event
 * @param interval how often a node looks for events that others have added or that wait
 * @param backOff when to try again what failed
 * @param maxCount events that wait for one destination; the oldest are dropped beyond that
 * @param maxAge how long an event waits before it is dropped
 */
@Singleton
public record EventSettings(
    List<String> destinations,
    String source,
    Duration timeout,
    Duration interval,
    BackOff backOff,
    int maxCount,
    Duration maxAge) {

  private static final String MIN_TIME = "PT0.1S";

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final Form<URI> SOURCE = new Form<>("a reference of a URI", URI::create);

  private static final Form<List<String>> IDS =
      new Form<>(
          "ids of up to 64 small letters, digits and -, separated by commas, each once",
          EventSettings::ids);

  @Inject
  public EventSettings(SettingReader settings) {
    this(
        settings.find("images.events.destinations", IDS).orElse(List.of()),
        settings.read("images.events.source", "cloud-images", SOURCE).toString(),
        settings.read("images.events.timeout", "PT10S", Form.duration(MIN_TIME, "PT5M")),
        settings.duration("images.events.interval", "PT1S", MIN_TIME),
        new BackOff(
            settings.duration("images.events.retry", "PT1S", MIN_TIME),
            settings.duration("images.events.retry-max", "PT10M", MIN_TIME)),
        settings.count("images.events.max-count", 1_000_000, 1, Integer.MAX_VALUE),
        settings.duration("images.events.max-age", "P7D", MIN_TIME));
  }

  private static List<String> ids(String text) {
    List<String> ids = Form.WORDS.parser().apply(text);
    if (ids.stream().distinct().count() < ids.size()
        || !ids.stream().allMatch(ID.asMatchPredicate())) {
      throw new IllegalArgumentException(text);
    }
    return ids;
  }

  /** How long a node holds a destination without a word. */
  public Duration lease() {
    return timeout.multipliedBy(4).plus(interval);
  }
}

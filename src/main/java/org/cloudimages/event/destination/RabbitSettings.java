package org.cloudimages.event.destination;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about a RabbitMQ, with the defaults of Glance.
 *
 * @param url such as {@code amqp://host:5672/virtual-host}
 * @param exchange where services of OpenStack look for what this one tells
 * @param topic what the routing key begins with; the rest is the priority
 * @param publisher who tells it
 * @param durable whether exchange and queue survive a restart of the broker; must be what they are
 *     there already
 */
public record RabbitSettings(
    DestinationSettings settings,
    String url,
    String user,
    String password,
    String exchange,
    String topic,
    String publisher,
    boolean durable) {

  public static RabbitSettings of(DestinationSettings settings) {
    SettingReader own = settings.own();
    return new RabbitSettings(
        settings,
        settings.url(),
        own.text("username", "guest"),
        own.text("password", "guest"),
        own.text("exchange", "glance"),
        own.text("topic", "notifications"),
        own.text("publisher", "image.cloud-images"),
        own.flag("durable", false));
  }

  URI address() {
    return settings.parse(url, new TreeSet<>(Set.of("amqp", "amqps")));
  }

  /** The queue as well, which is there even before anybody listens. */
  String routingKey() {
    return topic + ".info";
  }

  @Override
  public String toString() {
    return RabbitSettings.class.getSimpleName();
  }
}

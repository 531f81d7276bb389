package org.cloudimages.event.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cloudimages.event.queue.EventMessage;
import org.cloudimages.outbound.fetch.Trust;

/**
 * A RabbitMQ at which services of OpenStack listen to Glance: notifications in the form of
 * oslo.messaging, to the exchange and the queue that they look at. It has taken what it confirms
 * and could put into a queue.
 */
final class RabbitMq implements Destination {

  private static final int PERSISTENT = 2;
  private static final int HEARTBEAT_SECONDS = 30;

  private final RabbitSettings settings;
  private final Duration timeout;
  private final ConnectionFactory factory;

  /** Whether the message that was published last came back, because no queue is there for it. */
  private final AtomicBoolean returned = new AtomicBoolean();

  private Connection connection;
  private Channel channel;

  RabbitMq(RabbitSettings settings, EventSettings common, Trust trust, ThreadFactory threads) {
    this.settings = settings;
    this.timeout = common.timeout();
    this.factory = factory(settings, Math.toIntExact(timeout.toMillis()));
    factory.setThreadFactory(threads);
    if (settings.address().getScheme().equals("amqps")) {
      factory.useSslProtocol(trust.context());
      factory.enableHostnameVerification();
    }
  }

  private static ConnectionFactory factory(RabbitSettings settings, int millis) {
    URI url = settings.address();
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(url.getHost());
    factory.setPort(url.getPort() < 0 ? ConnectionFactory.USE_DEFAULT_PORT : url.getPort());
    factory.setVirtualHost(virtualHost(url));
    factory.setUsername(settings.user());
    factory.setPassword(settings.password());
    // because the lane opens it anew, when it is time
    factory.setAutomaticRecoveryEnabled(false);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setConnectionTimeout(millis);
    factory.setHandshakeTimeout(millis);
    factory.setChannelRpcTimeout(millis);
    factory.setShutdownTimeout(millis);
    return factory;
  }

  private static String virtualHost(URI url) {
    String path = url.getPath();
    return path == null || path.length() < 2 ? "/" : path.substring(1);
  }

  @Override
  public Delivery tell(EventMessage message) {
    try {
      returned.set(false);
      publish(message);
      if (!open().waitForConfirms(timeout.toMillis())) {
        return Delivery.silent("it did not take it");
      }
      return returned.get()
          ? Delivery.silent("no queue is bound to " + settings.routingKey())
          : Delivery.taken();
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      close();
      return Delivery.silent(describe(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Delivery.silent("the node stops");
    }
  }

  private void publish(EventMessage message) throws IOException, TimeoutException {
    BasicProperties properties =
        new BasicProperties.Builder()
            .contentType(OsloNotification.MEDIA_TYPE)
            .contentEncoding("utf-8")
            .deliveryMode(PERSISTENT)
            .messageId(message.id())
            .headers(Map.of())
            .build();
    byte[] body = OsloNotification.of(message, settings.publisher()).getBytes(UTF_8);
    open().basicPublish(settings.exchange(), settings.routingKey(), true, properties, body);
  }

  private Channel open() throws IOException, TimeoutException {
    if (channel == null) {
      connection = factory.newConnection("cloud-images");
      channel = connection.createChannel();
      channel.confirmSelect();
      channel.addReturnListener(message -> returned.set(true));
      declare(channel);
    }
    return channel;
  }

  /** Makes what oslo.messaging makes, so that nothing is lost before anybody listens. */
  private void declare(Channel opened) throws IOException {
    boolean durable = settings.durable();
    String queue = settings.routingKey();
    opened.exchangeDeclare(settings.exchange(), BuiltinExchangeType.TOPIC, durable);
    opened.queueDeclare(queue, durable, false, false, Map.of());
    opened.queueBind(queue, settings.exchange(), queue);
  }

  /** With the reason that the broker gives, which has no password in it. */
  private static String describe(Exception failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : failure + " (" + cause + ")";
  }

  @Override
  public void close() {
    Connection opened = connection;
    connection = null;
    channel = null;
    if (opened != null) {
      opened.abort(Math.toIntExact(timeout.toMillis()));
    }
  }
}

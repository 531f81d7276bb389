package org.cloudimages.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real RabbitMQ of its own for tests, on 127.0.0.1. Needs Debian's packages, which the script
 * installs where it may. Restarts keep the port, and forget what is not durable. It ends with this
 * JVM. Not thread-safe.
 */
public final class RabbitMq implements AutoCloseable {

  private static final Path SCRIPT = Path.of("src/test/rabbitmq/rabbitmq.sh").toAbsolutePath();

  private final ScriptedServer server;
  private final int port = Ports.free();
  private final int nodes = Ports.free();
  private final int distribution = Ports.free();

  private RabbitMq(Path home) {
    this.server = new ScriptedServer(SCRIPT, home, Map.of());
  }

  /** Returns a RabbitMQ that keeps everything in the directory, not started yet. */
  public static RabbitMq create(Path dir) {
    RabbitMq broker = new RabbitMq(dir);
    broker.server.run("install");
    return broker;
  }

  /** Starts it and returns when it answers. */
  public void start() {
    server.start(
        this::answers,
        "serve",
        server.home().toString(),
        Integer.toString(port),
        Integer.toString(nodes),
        Integer.toString(distribution));
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends it with all its processes. */
  public void stop() {
    server.stop();
  }

  @Override
  public void close() {
    server.close();
  }

  public String url() {
    return "amqp://127.0.0.1:" + port;
  }

  /** The command that prints each notification to an exchange as a line of JSON. */
  public List<String> listening(String exchange) {
    return List.of(SCRIPT.toString(), "listen", Integer.toString(port), exchange);
  }
}

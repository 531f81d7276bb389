package org.cloudimages.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code mvn -Prun} runs inside Maven's JVM: the WAR in a server in the foreground, until
 * SIGINT or SIGTERM.
 *
 * <p>Takes the system properties {@code server} (wildfly, payara), {@code server.home}, {@code
 * server.base} (made fresh), {@code war}, {@code images.data} and {@code images.http.port}.
 */
public final class RunServer {

  private static final Duration SERVICE_LIMIT = Duration.ofMinutes(2);
  private static final Duration FIRST_RUN_LIMIT = Duration.ofSeconds(20);

  private final String kind = System.getProperty("server");
  private final Path data = Path.of(System.getProperty("images.data")).toAbsolutePath();
  private final Path firstRun = data.resolve("first-run.json");
  private final HttpClient client = HttpClient.newHttpClient();

  private RunServer() {}

  public static void main(String[] args) throws InterruptedException {
    String failure;
    try {
      failure = new RunServer().run();
    } catch (IOException | RuntimeException e) {
      failure = e.getMessage();
    }
    if (isEnding()) {
      // because Maven would now report on a build that nobody asked for
      Thread.currentThread().join();
    }
    System.err.println(failure);
    System.exit(1);
  }

  /** Returns why the server does not run any more. */
  private String run() throws IOException, InterruptedException {
    int port = Integer.getInteger("images.http.port");
    if (isBusy(port)) {
      return "Port " + port + " is in use; choose another one with -Dimages.http.port=N.";
    }
    Path base = Path.of(System.getProperty("server.base"));
    deleteAll(base);
    ServerSettings settings =
        new ServerSettings(
            Path.of(System.getProperty("server.home")), base, data, port, Map.of(), List.of());
    boolean hasRunBefore = Files.exists(firstRun);
    Files.createDirectories(
        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    AppServer server = AppServer.of(kind, settings);
    System.out.println("Starting " + kind + " on port " + port + ", log: " + server.console());
    server.deploy(Path.of(System.getProperty("war")));
    server.start();
    server.await("the start of the service", SERVICE_LIMIT, () -> isServing(server.endpoint()));
    System.out.println(welcome(server.endpoint(), !hasRunBefore));
    System.out.println(console(server.administration()));
    server.waitFor();
    return "The server ended by itself, see " + server.console();
  }

  private boolean isServing(URI endpoint) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/healthcheck"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      // because nothing listens there yet
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String welcome(URI endpoint, boolean first) throws InterruptedException {
    String running = "%nCloud Images answers at %s, data lie in %s.%n".formatted(endpoint, data);
    return running + (hasLocalUsers() ? tour(endpoint, first) : "");
  }

  /** The password ends with the server. */
  private static String console(ServerConsole console) {
    return """

    The console of the server, with the figures of the service: %s
    %s

    Stop it with Ctrl-C or SIGTERM.\
    """
        .formatted(
            console.address(),
            console.password().isEmpty()
                ? "It asks nobody on this machine for a password."
                : "Log in as %s with the password %s, until the server is stopped."
                    .formatted(console.user(), console.password()));
  }

  /** The service writes the file at its first start, if it has local users. */
  private boolean hasLocalUsers() throws InterruptedException {
    if (!System.getenv().getOrDefault("IMAGES_IDENTITY", "local").equals("local")) {
      return false;
    }
    Instant end = Instant.now().plus(FIRST_RUN_LIMIT);
    while (!Files.exists(firstRun) && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    return Files.exists(firstRun);
  }

  /** Passwords and the token are printed once, at the first start. */
  private String tour(URI endpoint, boolean first) {
    JsonObject known;
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(firstRun))) {
      known = reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String users =
        known.getJsonArray("users").getValuesAs(JsonObject.class).stream()
            .map(
                user ->
                    "  %-8s %s  project %s, %s%n"
                        .formatted(
                            user.getString("name"),
                            user.getString("password"),
                            user.getString("project"),
                            user.getJsonArray("roles")))
            .collect(Collectors.joining());
    return (first ? users : "")
        + commands(known, first)
        + calls(endpoint, known.getString("token"), first);
  }

  /** For the stock command line, as the user whom the token belongs to. */
  private String commands(JsonObject known, boolean first) {
    JsonObject demo =
        known.getJsonArray("users").getValuesAs(JsonObject.class).stream()
            .filter(user -> user.getString("name").equals("demo"))
            .findFirst()
            .orElseThrow();
    return """

    To try it with the stock command line (Debian: python3-openstackclient) in another terminal:

    export OS_IDENTITY_API_VERSION=3 OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default
    export OS_AUTH_URL=%s OS_USERNAME=demo OS_PROJECT_NAME=%s
    export OS_PASSWORD=%s
    openstack image create first
    openstack image set --protected first
    openstack image delete first      # refused
    openstack image set --unprotected first
    openstack image delete first
    openstack image list

    """
        .formatted(
            known.getString("authUrl"),
            demo.getString("project"),
            first ? demo.getString("password") : "...    # that of demo in " + firstRun);
  }

  private String calls(URI endpoint, String token, boolean first) {
    return """
    Users, passwords and a token: %s

    To try it with curl in another terminal: create an image, protect it, see its delete refused (403),
    unprotect it, delete it (204), see it gone (404):

    TOKEN=%s
    IMAGE=%s/v2/images/%s
    curl -i -H "X-Auth-Token: $TOKEN" -H 'Content-Type: application/json' \\
      -d "{\\"id\\":\\"${IMAGE##*/}\\",\\"name\\":\\"first\\"}" ${IMAGE%%/*}
    curl -i -X PATCH -H "X-Auth-Token: $TOKEN" \\
      -H 'Content-Type: application/openstack-images-v2.1-json-patch' \\
      -d '[{"op":"replace","path":"/protected","value":true}]' $IMAGE
    curl -i -X DELETE -H "X-Auth-Token: $TOKEN" $IMAGE
    curl -i -X PATCH -H "X-Auth-Token: $TOKEN" \\
      -H 'Content-Type: application/openstack-images-v2.1-json-patch' \\
      -d '[{"op":"replace","path":"/protected","value":false}]' $IMAGE
    curl -i -X DELETE -H "X-Auth-Token: $TOKEN" $IMAGE
    curl -i -H "X-Auth-Token: $TOKEN" $IMAGE
    """
        .formatted(
            firstRun,
            first ? "'" + token + "'" : "...    # that in " + firstRun,
            endpoint,
            UUID.randomUUID());
  }

  private static boolean isBusy(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return !socket.isBound();
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isEnding() {
    Thread none = new Thread();
    try {
      Runtime.getRuntime().addShutdownHook(none);
      return !Runtime.getRuntime().removeShutdownHook(none);
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(file);
        }
      }
    }
  }
}

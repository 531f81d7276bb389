package org.cloudimages.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.OpenStackClient;
import org.cloudimages.testing.Users;

/**
 * gophercloud, which Terraform and Kubernetes call clouds with, in a program of ours. It has no
 * verbs for actions; the program sends them through its client, which offers that.
 */
final class Gophercloud implements ImageClient {

  private static final Path PROGRAM = Path.of("src/test/gophercloud/images.go");
  private static final Path LIBRARIES = Path.of("/usr/share/gocode");

  private final Path program;

  private Gophercloud(Path program) {
    this.program = program;
  }

  /** Builds the program; ends the test where the compiler or the library is not installed. */
  static Gophercloud build() {
    assumeTrue(
        OpenStackClient.isInstalled("go")
            && Files.exists(LIBRARIES.resolve("src/github.com/gophercloud/gophercloud")),
        "There is no gophercloud (Debian: golang-go, golang-github-gophercloud-gophercloud-dev).");
    Path directory = Path.of("target", "gophercloud").toAbsolutePath();
    Path program = directory.resolve("images");
    run(
        List.of("go", "build", "-o", program.toString(), PROGRAM.toString()),
        Map.of(
            "GOPATH", LIBRARIES.toString(),
            "GO111MODULE", "off",
            "GOCACHE", directory.resolve("cache").toString()));
    return new Gophercloud(program);
  }

  private String run(String... arguments) {
    return run(
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList(),
        Map.of(
            "OS_AUTH_URL", TestBed.get().authenticationUri(),
            "OS_USERNAME", "member",
            "OS_PASSWORD", Users.PASSWORD,
            "OS_PROJECT_NAME", "demo",
            "OS_USER_DOMAIN_NAME", "Default"));
  }

  /** Returns what the program prints. */
  private static String run(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Failure(command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String create(String name) {
    return run("create", name).strip();
  }

  @Override
  public void update(String id, String name) {
    run("update", id, name);
  }

  @Override
  public void upload(String id, Path data) {
    run("upload", id, data.toString());
  }

  @Override
  public List<String> list(String tag) {
    return run("list", tag).lines().toList();
  }

  @Override
  public Image show(String id) {
    JsonObject image = json(run("show", id));
    return new Image(
        image.getString("name"),
        image.getString("kind"),
        image.getJsonArray("tags").getValuesAs(JsonString::getString),
        image.getString("status"),
        image.getJsonNumber("size").longValueExact(),
        image.getString("checksum"));
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  @Override
  public void download(String id, Path file) {
    run("download", id, file.toString());
  }

  @Override
  public void deactivate(String id) {
    run("deactivate", id);
  }

  @Override
  public void reactivate(String id) {
    run("reactivate", id);
  }

  @Override
  public void importStaged(String id, Path data) {
    run("import", id, data.toString());
  }

  @Override
  public List<String> tasks(String id) {
    return run("tasks", id).lines().toList();
  }

  @Override
  public void delete(String id) {
    run("delete", id);
  }
}

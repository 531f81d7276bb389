package org.cloudimages.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudimages.testing.OpenStackClient;
import org.cloudimages.testing.OpenStackClient.Result;
import org.cloudimages.testing.Users;

/**
 * gophercloud, which Terraform and Kubernetes call clouds with, in a program of ours. It has no
 * verbs for actions; the program sends them through its client, which offers that.
 */
final class Gophercloud implements StockClient {

  private static final Path PROGRAM = Path.of("src/test/gophercloud/images.go");
  private static final Path LIBRARIES = Path.of("/usr/share/gocode");

  private final OpenStackClient member = new OpenStackClient("member", Users.PASSWORD, "demo");
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
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("GOPATH", LIBRARIES.toString());
    environment.put("GO111MODULE", "off");
    environment.put("GOCACHE", directory.resolve("cache").toString());
    Result built = launch(environment, "go", "build", "-o", program.toString(), PROGRAM.toString());
    assertEquals(0, built.exit(), built::toString);
    return new Gophercloud(program);
  }

  private Result run(String... arguments) {
    String[] command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toArray(String[]::new);
    Result result = launch(member.environment(), command);
    if (result.exit() != 0) {
      throw new Failure(result.toString());
    }
    return result;
  }

  private static Result launch(Map<String, String> environment, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Path errors = Files.createTempFile("gophercloud", ".txt");
      Process process = builder.redirectError(errors.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      int exit = process.waitFor();
      Result result = new Result(exit, output, Files.readString(errors));
      Files.delete(errors);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String create(String name) {
    return run("create", name).output().strip();
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
    return run("list", tag).output().lines().toList();
  }

  @Override
  public Image show(String id) {
    JsonObject image = run("show", id).object();
    return new Image(
        image.getString("name"),
        image.getString("kind"),
        image.getJsonArray("tags").getValuesAs(JsonString::getString),
        image.getString("status"),
        image.getJsonNumber("size").longValueExact(),
        image.getString("checksum"));
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
    return run("tasks", id).output().lines().toList();
  }

  @Override
  public void delete(String id) {
    run("delete", id);
  }
}

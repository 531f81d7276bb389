package org.cloudimages.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;

/** The stock clients of OpenStack, as one user calls them. */
public record OpenStackClient(String user, String password, String project) {

  private static final int PATIENCE_SECONDS = 120;

  /** What the program did. */
  public record Result(int exit, String output, String errors) {

    /** Asserts success. */
    public Result expectSuccess() {
      assertEquals(0, exit, this::toString);
      return this;
    }

    /** Asserts a failure that says so. */
    public Result expectFailure(String message) {
      assertNotEquals(0, exit, this::toString);
      assertTrue(errors.contains(message), this::toString);
      return this;
    }

    /** Asserts success, and that a table of fields and values says so of the field. */
    public Result expectRow(String field, String value) {
      assertEquals(value, row(field), this::toString);
      return this;
    }

    /** What a table of fields and values, which {@code glance} prints, says of the field. */
    public String row(String field) {
      expectSuccess();
      return output
          .lines()
          .map(line -> line.split("\\|"))
          .filter(cells -> cells.length == 3 && cells[1].strip().equals(field))
          .map(cells -> cells[2].strip())
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + field + " in " + this));
    }

    /** The output of {@code -f json}. */
    public JsonStructure json() {
      expectSuccess();
      try (JsonReader reader = Json.createReader(new StringReader(output))) {
        return reader.read();
      }
    }

    /** The output of {@code -f json} of a command that shows one thing. */
    public JsonObject object() {
      return json().asJsonObject();
    }
  }

  /** Whether the program is installed. */
  public static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** Runs {@code openstack} with these arguments. */
  public Result run(String... arguments) {
    return launch("openstack", arguments);
  }

  /** Runs {@code glance} with these arguments. */
  public Result glance(String... arguments) {
    return launch("glance", arguments);
  }

  /** Runs a program of ours with the system's Python, which has the libraries of the clients. */
  public Result python(Path program) {
    return launch("/usr/bin/python3", program.toString());
  }

  private Result launch(String program, String... arguments) {
    Path output = temporaryFile();
    Path errors = temporaryFile();
    // because the clients upload what they read, unless their standard input is a terminal
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qec", line(program, arguments, output, errors), "/dev/null");
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("OS_"));
    // because glance keeps the schemas of a service there
    builder.environment().put("HOME", temporaryHome().toString());
    builder.environment().put("OS_AUTH_URL", TestBed.get().server().endpoint() + "/identity/v3");
    builder.environment().put("OS_USERNAME", user);
    builder.environment().put("OS_PASSWORD", password);
    builder.environment().put("OS_PROJECT_NAME", project);
    builder.environment().put("OS_USER_DOMAIN_NAME", "Default");
    builder.environment().put("OS_PROJECT_DOMAIN_NAME", "Default");
    builder.environment().put("OS_IDENTITY_API_VERSION", "3");
    try {
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return new Result(process.waitFor(), read(output), read(errors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One line for a shell. */
  private static String line(String program, String[] arguments, Path output, Path errors) {
    String command =
        Stream.concat(Stream.of(program), Stream.of(arguments))
            .map(OpenStackClient::quoted)
            .collect(Collectors.joining(" "));
    return command + " > " + quoted(output.toString()) + " 2> " + quoted(errors.toString());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static Path temporaryHome() {
    try {
      return Files.createTempDirectory(Path.of(System.getProperty("test.bed")), "home");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFile() {
    try {
      return Files.createTempFile("openstack", ".txt");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }
}

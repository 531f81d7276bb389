package org.cloudimages.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;

/** The stock clients of OpenStack, as one user calls them. */
public record OpenStackClient(String user, String password, String project) {

  private static final Path GLANCE = Path.of("/usr/bin/glance");

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

  /** Those of the verbs with which no command of the program has succeeded so far. */
  public static Set<String> unmet(String program, Collection<String> verbs) {
    return StockClients.get().unmet(program, verbs);
  }

  /** Runs {@code openstack} with these arguments. */
  public Result run(String... arguments) {
    return launch(Path.of("/usr/bin/openstack"), Map.of(), arguments);
  }

  /** Runs {@code glance} with these arguments, told the version as OpenStack's guide has it. */
  public Result glance(String... arguments) {
    return launch(GLANCE, Map.of("OS_IMAGE_API_VERSION", "2"), arguments);
  }

  /** Runs {@code glance} with these arguments; it asks the service for its versions and schemas. */
  public Result glanceThatLooksAround(String... arguments) {
    return launch(GLANCE, Map.of(), arguments);
  }

  /** Runs a program of ours with the system's Python, which has the libraries of the clients. */
  public Result python(Path program, String... arguments) {
    return launch(program, Map.of(), arguments);
  }

  private Result launch(Path program, Map<String, String> variables, String... arguments) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("OS_"));
    environment.put("HOME", StockClients.home().toString());
    environment.put("OS_AUTH_URL", TestBed.get().authenticationUri());
    environment.put("OS_USERNAME", user);
    environment.put("OS_PASSWORD", password);
    environment.put("OS_PROJECT_NAME", project);
    environment.put("OS_USER_DOMAIN_NAME", "Default");
    environment.put("OS_PROJECT_DOMAIN_NAME", "Default");
    environment.put("OS_IDENTITY_API_VERSION", "3");
    environment.putAll(variables);
    return StockClients.get().run(program, List.of(arguments), environment);
  }
}

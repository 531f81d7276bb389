package org.cloudimages.openapi;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The document in its two forms, and the page that shows it; each read once. Thread-safe. */
@Singleton
public class ServedFiles {

  static final String YAML_TYPE = "application/yaml";
  static final String JSON_TYPE = "application/json";

  private static final String YAML = "/openapi.yaml";
  private static final String JSON = "/openapi.json";
  private static final String PAGE = "/openapi/ui";

  /** The files of the page, of which the large ones are those of Swagger UI. */
  private static final Map<String, String> TYPES =
      Map.of(
          PAGE + "/page.js", "text/javascript",
          PAGE + "/swagger-ui.css", "text/css",
          PAGE + "/swagger-ui-bundle.js", "text/javascript");

  private final Map<String, ServedFile> read = new ConcurrentHashMap<>();

  /**
   * Finds what a path means.
   *
   * @param json whether the client would rather have the document as JSON, where both are there
   */
  Optional<ServedFile> find(String path, boolean json) {
    return switch (path) {
      case "/openapi" -> find(json ? JSON : YAML, json);
      case YAML -> file(path, YAML_TYPE, ApiDocument::yaml);
      case JSON -> file(path, JSON_TYPE, ServedFiles::json);
      case PAGE -> file(path, "text/html", () -> ServedFile.read("ui/page.html"));
      default ->
          Optional.ofNullable(TYPES.get(path))
              .flatMap(type -> file(path, type, () -> ServedFile.read(nameOf(path))));
    };
  }

  private Optional<ServedFile> file(String path, String type, Supplier<byte[]> bytes) {
    return Optional.of(read.computeIfAbsent(path, first -> ServedFile.of(type, bytes.get())));
  }

  private static byte[] json() {
    return ApiDocument.json().toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The file beside the classes. */
  private static String nameOf(String path) {
    return path.substring("/openapi/".length());
  }
}

package org.cloudimages.image.property;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cloudimages.image.entity.ImageAttribute;

/**
 * A file of types of custom properties, in either form of Glance's {@code schema-image.json}: JSON
 * schemas by name, or an object with those as {@code properties} and an array {@code required}.
 *
 * @param types by name, in the order of the file
 * @param required names that no image is made without
 */
record SchemaFile(Map<String, TypedProperty> types, List<String> required) {

  /** The bytes that a file may have: every answer of two requests has all that is in it. */
  static final int MAX_BYTES = 256 * 1024;

  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";

  /** The types where no file is set. */
  static SchemaFile usual() {
    String name = "schema-image.json";
    try (InputStream in = SchemaFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The WAR lacks " + name);
      }
      return parse(object(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads an operator's file.
   *
   * @throws IllegalArgumentException when it cannot be read or is no schema, saying why
   */
  static SchemaFile read(Path path) {
    String place = "images.schema-file, " + path + ": ";
    try (InputStream in = Files.newInputStream(path)) {
      return parse(object(in));
    } catch (IOException e) {
      throw new IllegalArgumentException(place + "it cannot be read: " + e, e);
    } catch (JsonException e) {
      throw new IllegalArgumentException(place + "it is no JSON object: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + e.getMessage(), e);
    }
  }

  private static JsonObject object(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("it has more than " + MAX_BYTES + " bytes");
    }
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    }
  }

  private static SchemaFile parse(JsonObject root) {
    return root.containsKey(PROPERTIES)
        ? new SchemaFile(types(root.get(PROPERTIES)), required(root.get(REQUIRED)))
        : new SchemaFile(types(root), List.of());
  }

  private static Map<String, TypedProperty> types(JsonValue properties) {
    Map<String, TypedProperty> types = new LinkedHashMap<>();
    object(PROPERTIES, properties)
        .forEach(
            (name, value) -> {
              if (ImageAttribute.of(name).isPresent()) {
                throw new IllegalArgumentException(
                    "'" + name + "' is an attribute of each image, which has its type");
              }
              requireGivable(name);
              types.put(name, PropertyForm.parse(name, object(name, value)));
            });
    return types;
  }

  private static JsonObject object(String name, JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException("'" + name + "' must be an object");
  }

  private static List<String> required(JsonValue value) {
    if (value == null || value == JsonValue.NULL) {
      return List.of();
    }
    if (value instanceof JsonArray array
        && array.stream().allMatch(name -> name instanceof JsonString)) {
      List<String> names =
          array.getValuesAs(JsonString.class).stream()
              .map(JsonString::getString)
              .distinct()
              .toList();
      names.forEach(SchemaFile::requireGivable);
      return names;
    }
    throw new IllegalArgumentException("'" + REQUIRED + "' must be an array of names");
  }

  /** Refuses what no client can give an image. */
  private static void requireGivable(String name) {
    boolean isOurs =
        ImageAttribute.of(name)
            .map(attribute -> attribute.setter() == ImageAttribute.Setter.SERVICE)
            .orElse(ImageAttribute.isReserved(name));
    if (isOurs) {
      throw new IllegalArgumentException("no client can set '" + name + "'");
    }
  }
}

package org.cloudimages.image.entity;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Keeps custom properties as a JSON object, in the image's own row. */
@Converter
public class PropertiesConverter implements AttributeConverter<Map<String, String>, String> {

  private static final String NONE = "{}";

  // because Json itself looks the provider up at each call
  private static final JsonProvider JSON = JsonProvider.provider();

  @Override
  public String convertToDatabaseColumn(Map<String, String> properties) {
    if (properties.isEmpty()) {
      return NONE;
    }
    JsonObjectBuilder json = JSON.createObjectBuilder();
    properties.forEach(
        (name, value) -> {
          if (value == null) {
            json.addNull(name);
          } else {
            json.add(name, value);
          }
        });
    return json.build().toString();
  }

  @Override
  public Map<String, String> convertToEntityAttribute(String json) {
    if (json == null) {
      // because a list reads long texts later
      return null;
    }
    if (json.equals(NONE)) {
      return Map.of();
    }
    Map<String, String> properties = new TreeMap<>();
    try (JsonParser parser = JSON.createParser(new StringReader(json))) {
      String name = null;
      while (parser.hasNext()) {
        switch (parser.next()) {
          case KEY_NAME -> name = parser.getString();
          case VALUE_STRING -> properties.put(name, parser.getString());
          case VALUE_NULL -> properties.put(name, null);
          default -> {
            // because there is nothing else but the braces
          }
        }
      }
    }
    return Collections.unmodifiableMap(properties);
  }
}

package org.cloudimages.image.entity;

import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Keeps tags as a JSON array, in the image's own row. */
@Converter
public class TagsConverter implements AttributeConverter<Set<String>, String> {

  private static final String NONE = "[]";

  // because Json itself looks the provider up at each call
  private static final JsonProvider JSON = JsonProvider.provider();

  @Override
  public String convertToDatabaseColumn(Set<String> tags) {
    return tags.isEmpty() ? NONE : JSON.createArrayBuilder(tags).build().toString();
  }

  @Override
  public Set<String> convertToEntityAttribute(String json) {
    if (json == null) {
      // because a list reads long texts later
      return null;
    }
    if (json.equals(NONE)) {
      return Set.of();
    }
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return Collections.unmodifiableSet(
          new TreeSet<>(reader.readArray().getValuesAs(JsonString::getString)));
    }
  }
}

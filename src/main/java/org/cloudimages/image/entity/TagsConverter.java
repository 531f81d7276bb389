package org.cloudimages.image.entity;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
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
    Set<String> tags = new TreeSet<>();
    try (JsonParser parser = JSON.createParser(new StringReader(json))) {
      while (parser.hasNext()) {
        if (parser.next() == Event.VALUE_STRING) {
          tags.add(parser.getString());
        }
      }
    }
    return Collections.unmodifiableSet(tags);
  }
}

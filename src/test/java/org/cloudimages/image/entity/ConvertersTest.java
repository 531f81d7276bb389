package org.cloudimages.image.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever tags and properties hold comes back from their columns. */
class ConvertersTest {

  private static final String ODD = "\"quoted\" \\ ,ä💿\n\u0001";

  private final TagsConverter tags = new TagsConverter();
  private final PropertiesConverter properties = new PropertiesConverter();

  @Test
  void tagsComeBack() {
    Set<String> given = Set.of("", ODD, "plain");

    assertEquals(given, tags.convertToEntityAttribute(tags.convertToDatabaseColumn(given)));
  }

  @Test
  void propertiesComeBack() {
    Map<String, String> given = new TreeMap<>(Map.of(ODD, ODD, "", "", "null", "null"));
    given.put("nothing", null);

    assertEquals(
        given, properties.convertToEntityAttribute(properties.convertToDatabaseColumn(given)));
  }

  @Test
  void noneIsAnEmptyDocument() {
    assertEquals("[]", tags.convertToDatabaseColumn(Set.of()));
    assertEquals("{}", properties.convertToDatabaseColumn(Map.of()));
    assertEquals(Set.of(), tags.convertToEntityAttribute("[]"));
    assertEquals(Map.of(), properties.convertToEntityAttribute("{}"));
  }
}

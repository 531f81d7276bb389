package org.cloudimages.image.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImageTermTest {

  @Test
  void termHasTheLengthOfItsColumn() {
    assertEquals(43, ImageTerm.ofTag("").length());
    assertEquals(43, ImageTerm.ofProperty("name", "v".repeat(64 * 1024)).length());
  }

  @Test
  void equalThingsHaveEqualTerms() {
    assertEquals(ImageTerm.ofTag("ä"), ImageTerm.ofTag("ä"));
    assertEquals(ImageTerm.ofProperty("a", "b"), ImageTerm.ofProperty("a", "b"));
  }

  @Test
  void nameAndValueCannotBeMistakenForEachOther() {
    assertNotEquals(ImageTerm.ofProperty("a", "bc"), ImageTerm.ofProperty("ab", "c"));
    assertNotEquals(ImageTerm.ofProperty("", "1:a"), ImageTerm.ofProperty("1:a", ""));
  }

  @Test
  void tagIsNoProperty() {
    assertNotEquals(ImageTerm.ofTag("1:ab"), ImageTerm.ofProperty("a", "b"));
  }

  @Test
  void everyTagAndEveryPropertyWithAValueIsATerm() {
    Map<String, String> properties = new TreeMap<>(Map.of("name", "value"));
    properties.put("nothing", null);

    assertEquals(
        Set.of(ImageTerm.ofTag("a"), ImageTerm.ofTag("b"), ImageTerm.ofProperty("name", "value")),
        ImageTerm.of(Set.of("a", "b"), properties));
    assertEquals(Set.of(), ImageTerm.of(Set.of(), Collections.emptyMap()));
  }
}

package org.cloudimages.client.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;

class ImageTest {

  private static Image image(String members) {
    return new Image(JsonText.object("{" + members + "}"), Optional.empty());
  }

  @Test
  void attributesAreRead() {
    Image image =
        image(
            "'id':'1','name':'web','status':'active','protected':true,'tags':['a','b'],"
                + "'size':5000000000,'min_ram':512,'stores':'fast,cheap',"
                + "'created_at':'2026-11-29T12:00:00Z'");

    assertEquals(Optional.of("web"), image.name());
    assertTrue(image.isProtected());
    assertEquals(List.of("a", "b"), image.tags());
    assertEquals(OptionalLong.of(5_000_000_000L), image.size());
    assertEquals(512, image.minRam());
    assertEquals(List.of("fast", "cheap"), image.stores());
    assertEquals(Instant.parse("2026-11-29T12:00:00Z"), image.createdAt());
  }

  @Test
  void whatIsNullIsEmpty() {
    Image image = image("'name':null,'size':null,'checksum':null,'stores':''");

    assertEquals(Optional.empty(), image.name());
    assertEquals(OptionalLong.empty(), image.size());
    assertEquals(Optional.empty(), image.checksum());
    assertEquals(List.of(), image.stores());
    assertEquals(List.of(), image.tags());
  }

  @Test
  void whatIsUnknownIsAProperty() {
    Image image =
        image("'id':'1','os_distro':'debian','a later one':'text','locations':[],'counted':3");

    assertEquals(Map.of("os_distro", "debian", "a later one", "text"), image.properties());
    assertEquals(3, image.document().getInt("counted"));
  }
}

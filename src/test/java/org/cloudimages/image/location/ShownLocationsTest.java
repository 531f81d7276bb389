package org.cloudimages.image.location;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudimages.image.access.Viewer;
import org.cloudimages.image.boundary.ImageDocument;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.junit.jupiter.api.Test;

class ShownLocationsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final ShownLocation PLACE =
      new ShownLocation(URI.create("http://host/x"), JsonObject.EMPTY_JSON_OBJECT);

  private final Image image = new Image("an-image", "a project", NOW);

  private final ShownLocations shown =
      new ShownLocations(true, Map.of("an-image", List.of(PLACE)), Map.of("an-image", PLACE));

  private void activate() {
    image.activate(ImageData.registered(Optional.empty()), NOW);
    image.lieIn(List.of("web"), NOW);
  }

  private JsonObject document(Viewer viewer, ShownLocations shown) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.createGenerator(text)) {
      new ImageDocument(image, viewer, shown).writeTo(json);
    }
    try (JsonReader reader = Json.createReader(new StringReader(text.toString()))) {
      return reader.readObject();
    }
  }

  private void assertShown(int locations, JsonObject document) {
    assertEquals(locations, document.getJsonArray("locations").size());
    assertEquals(locations > 0, document.containsKey("direct_url"));
  }

  @Test
  void placesAreShownAndCounted() {
    activate();
    assertShown(1, document(new Viewer(false), shown));
    assertEquals(6L * "http://host/x{}".length(), shown.bytes(image));
    assertEquals(0, shown.bytes(new Image("another-image", "a project", NOW)));
  }

  @Test
  void placesOfADeactivatedImageAreForAdministrators() {
    activate();
    image.deactivate(NOW);
    assertShown(0, document(new Viewer(false), shown));
    assertShown(1, document(new Viewer(true), shown));
  }

  @Test
  void digestTellsApartWhatIsShown() {
    ShownLocation other =
        new ShownLocation(PLACE.url(), Json.createObjectBuilder().add("store", "other").build());
    List<String> digests =
        Stream.of(
                shown,
                new ShownLocations(true, Map.of("an-image", List.of(PLACE)), Map.of()),
                new ShownLocations(true, Map.of("an-image", List.of(other)), Map.of()),
                new ShownLocations(true, Map.of("an-image", List.of(PLACE, other)), Map.of()),
                new ShownLocations(true, Map.of("an-image", List.of(other, PLACE)), Map.of()),
                new ShownLocations(true, Map.of(), Map.of()),
                new ShownLocations(false, Map.of(), Map.of("an-image", PLACE)),
                new ShownLocations(false, Map.of(), Map.of("an-image", other)),
                ShownLocations.NONE)
            .map(places -> places.digest(image))
            .toList();

    assertEquals(digests.size(), Set.copyOf(digests).size(), digests::toString);
    assertEquals("", ShownLocations.NONE.digest(image));
    assertEquals("841c9aaef4f56063", shown.digest(image));
  }

  @Test
  void listIsThereWhereItIsShownAndNotElsewhere() {
    ShownLocations none = new ShownLocations(true, Map.of(), Map.of());
    assertShown(0, document(new Viewer(false), none));
    assertEquals(false, document(new Viewer(false), ShownLocations.NONE).containsKey("locations"));
  }
}

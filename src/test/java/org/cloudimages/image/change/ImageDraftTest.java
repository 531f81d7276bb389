package org.cloudimages.image.change;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.cloudimages.image.change.ImagePatch.Operation;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.junit.jupiter.api.Test;

class ImageDraftTest {

  private final Image image = new Image("an id", "demo", Instant.EPOCH);
  private final ImageDraft draft = new ImageDraft(image, change -> {}, change -> {});

  private void set(String name, Object value) {
    draft.set(
        ImageAttribute.of(name)
            .<AttributeChange>map(attribute -> new AttributeChange.Base(attribute, value))
            .orElseGet(() -> new AttributeChange.Property(name, (String) value)));
  }

  @Test
  void tagsAndPropertiesAreTheImagesAtTheEnd() {
    set("os_distro", "debian");
    set("os_version", "13");
    set("tags", Set.of("a"));
    set("tags", Set.of("b"));
    draft.remove("os_distro");

    assertEquals(Map.of(), image.properties());
    draft.finish();

    assertEquals(Map.of("os_version", "13"), image.properties());
    assertEquals(Set.of("b"), image.tags());
  }

  @Test
  void extentIsThatOfWhatIsPutTogether() {
    assertEquals(ImageExtent.NONE, draft.extent());

    set("x", "12");
    set("tags", Set.of("a"));

    assertEquals(new ImageExtent(1, 1, 3), draft.extent());
  }

  @Test
  void baseAttributeIsAlwaysThere() {
    assertNull(image.name());
    assertTrue(draft.has("name"));
    assertFalse(draft.has("kernel_id"));

    set("kernel_id", null);

    assertTrue(draft.has("kernel_id"));
  }

  @Test
  void operationNeedsWhatItChangesAndAddsNothingTwice() {
    AttributeChange change = new AttributeChange.Property("x", "1");

    assertRefused(
        409, "The image has no attribute 'x'.", () -> new Operation.Replace(change).applyTo(draft));
    assertRefused(
        409, "The image has no attribute 'x'.", () -> new Operation.Remove("x").applyTo(draft));

    new Operation.Add(change).applyTo(draft);

    assertRefused(
        409,
        "The image has already an attribute 'x'.",
        () -> new Operation.Add(change).applyTo(draft));
    new Operation.Replace(change).applyTo(draft);
    new Operation.Remove("x").applyTo(draft);
    assertFalse(draft.has("x"));
  }
}

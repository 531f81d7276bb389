package org.cloudimages.image.change;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.property.PropertySchema;

/**
 * A request for a new image.
 *
 * @param id the id that the client chose
 * @param attributes what the client set, {@code owner} included
 */
public record NewImage(Optional<String> id, List<AttributeChange> attributes) {

  public NewImage {
    attributes = List.copyOf(attributes);
  }

  /**
   * Makes sure that the operator's schema allows it, and that nothing is missing.
   *
   * @throws ImagesException 400
   */
  public void requireFits(PropertySchema schema) {
    attributes.forEach(change -> change.requireFits(schema));
    Set<String> given = attributes.stream().map(AttributeChange::name).collect(toSet());
    if (id.isPresent()) {
      given.add(ImageAttribute.ID.text());
    }
    schema.requireAll(given);
  }
}

package org.cloudimages.image.boundary;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.control.NewImage;
import org.cloudimages.image.entity.AttributeChange;

/** The body of {@code POST /v2/images}. */
final class NewImageBody {

  private NewImageBody() {}

  /**
   * Reads the body.
   *
   * @throws ImagesException 400 or 403, see {@link AttributeSyntax#change}
   */
  static NewImage parse(JsonObject body) {
    List<AttributeChange> attributes = new ArrayList<>();
    body.forEach(
        (name, value) -> {
          if (!name.equals("id")) {
            attributes.add(AttributeSyntax.change(name, value));
          }
        });
    return new NewImage(Optional.ofNullable(body.get("id")).map(AttributeSyntax::id), attributes);
  }
}

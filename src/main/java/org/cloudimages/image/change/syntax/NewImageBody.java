package org.cloudimages.image.change.syntax;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.image.change.NewImage;
import org.cloudimages.image.entity.ImageAttribute;

/** The body of {@code POST /v2/images}. */
public final class NewImageBody {

  private NewImageBody() {}

  /**
   * Reads the body.
   *
   * @throws ImagesException 400 or 403, see {@link AttributeSyntax#change}
   */
  public static NewImage parse(JsonObject body) {
    List<AttributeChange> attributes = new ArrayList<>();
    body.forEach(
        (name, value) -> {
          if (!name.equals(ImageAttribute.ID.text())) {
            attributes.add(AttributeSyntax.change(name, value));
          }
        });
    return new NewImage(
        Optional.ofNullable(body.get(ImageAttribute.ID.text())).map(AttributeSyntax::id),
        attributes);
  }
}

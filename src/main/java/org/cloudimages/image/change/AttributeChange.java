package org.cloudimages.image.change;

import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.property.PropertySchema;

/** A new value for an attribute that clients may set; it has been checked. */
public sealed interface AttributeChange {

  /** The name of the attribute on the wire. */
  String name();

  /**
   * Makes sure that the operator's schema allows it.
   *
   * @throws ImagesException 400
   */
  void requireFits(PropertySchema schema);

  /** Gives it to an image, without asking whether that is allowed. */
  void applyTo(ImageDraft draft);

  /**
   * Of a base attribute.
   *
   * @param value of the type that the attribute has in Java; null where it may be
   */
  record Base(ImageAttribute attribute, Object value) implements AttributeChange {

    @Override
    public String name() {
      return attribute.text();
    }

    /** Always, because its type is the service's. */
    @Override
    public void requireFits(PropertySchema schema) {}

    @Override
    public void applyTo(ImageDraft draft) {
      draft.set(attribute, value);
    }
  }

  /** Of a custom property, the value of which may be null. */
  record Property(String name, String value) implements AttributeChange {

    @Override
    public void requireFits(PropertySchema schema) {
      schema.require(name, value);
    }

    @Override
    public void applyTo(ImageDraft draft) {
      draft.set(name, value);
    }
  }
}

package org.cloudimages.image.change;

import org.cloudimages.image.entity.ImageAttribute;

/** A new value for an attribute that clients may set; it has been checked. */
public sealed interface AttributeChange {

  /** The name of the attribute on the wire. */
  String name();

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

    @Override
    public void applyTo(ImageDraft draft) {
      draft.set(attribute, value);
    }
  }

  /** Of a custom property, the value of which may be null. */
  record Property(String name, String value) implements AttributeChange {

    @Override
    public void applyTo(ImageDraft draft) {
      draft.set(name, value);
    }
  }
}

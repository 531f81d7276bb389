package org.cloudimages.image.change;

import java.util.List;
import org.cloudimages.image.entity.AttributeChange;

/** The operations of a PATCH, in order; their values have been checked. */
public record ImagePatch(List<Operation> operations) {

  /** One operation on one attribute. */
  public sealed interface Operation {

    /** Sets an attribute, whether it is there or not. */
    record Set(AttributeChange change) implements Operation {}

    /** Adds a property that must not be there (v2.0 of the patch format). */
    record Add(AttributeChange change) implements Operation {}

    /** Replaces an attribute that must be there. */
    record Replace(AttributeChange change) implements Operation {}

    /** Removes a property that must be there. */
    record Remove(String property) implements Operation {}
  }

  public ImagePatch {
    operations = List.copyOf(operations);
  }
}

package org.cloudimages.image.change;

import java.util.List;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.condition.ImageCondition;
import org.cloudimages.image.location.LocationChange;
import org.cloudimages.image.property.PropertySchema;

/**
 * The operations of a PATCH, in order; their values have been checked.
 *
 * @param condition what must hold of the image before
 */
public record ImagePatch(List<Operation> operations, ImageCondition condition) {

  /** One operation on one attribute. */
  public sealed interface Operation {

    /**
     * Does it.
     *
     * @throws ImagesException 409 for what must or must not be there, 403 for lack of rights
     */
    void applyTo(ImageDraft draft);

    /**
     * Makes sure that the operator's schema allows it; what gives no value fits.
     *
     * @throws ImagesException 400
     */
    default void requireFits(PropertySchema schema) {}

    /** Sets an attribute, whether it is there or not. */
    record Set(AttributeChange change) implements Operation {
      @Override
      public void applyTo(ImageDraft draft) {
        draft.set(change);
      }

      @Override
      public void requireFits(PropertySchema schema) {
        change.requireFits(schema);
      }
    }

    /** Adds a property that must not be there (v2.0 of the patch format). */
    record Add(AttributeChange change) implements Operation {
      @Override
      public void applyTo(ImageDraft draft) {
        draft.require(false, change.name());
        draft.set(change);
      }

      @Override
      public void requireFits(PropertySchema schema) {
        change.requireFits(schema);
      }
    }

    /** Replaces an attribute that must be there. */
    record Replace(AttributeChange change) implements Operation {
      @Override
      public void applyTo(ImageDraft draft) {
        draft.require(true, change.name());
        draft.set(change);
      }

      @Override
      public void requireFits(PropertySchema schema) {
        change.requireFits(schema);
      }
    }

    /** Changes the list of locations. */
    record Locate(LocationChange change) implements Operation {
      @Override
      public void applyTo(ImageDraft draft) {
        draft.locate(change);
      }
    }

    /** Removes a property that must be there. */
    record Remove(String property) implements Operation {
      @Override
      public void applyTo(ImageDraft draft) {
        draft.require(true, property);
        draft.remove(property);
      }
    }
  }

  public ImagePatch {
    operations = List.copyOf(operations);
  }

  /** One that may be applied to any version. */
  public ImagePatch(List<Operation> operations) {
    this(operations, ImageCondition.NONE);
  }

  /** The same, under that condition. */
  public ImagePatch when(ImageCondition required) {
    return new ImagePatch(operations, required);
  }

  /**
   * Makes sure that the operator's schema allows all of it.
   *
   * @throws ImagesException 400
   */
  public void requireFits(PropertySchema schema) {
    operations.forEach(operation -> operation.requireFits(schema));
  }

  /** What it does to the list of locations, in order. */
  public List<LocationChange> locations() {
    return operations.stream()
        .filter(Operation.Locate.class::isInstance)
        .map(operation -> ((Operation.Locate) operation).change())
        .toList();
  }
}

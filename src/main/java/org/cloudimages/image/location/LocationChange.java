package org.cloudimages.image.location;

import java.util.List;
import java.util.OptionalInt;

/** What a client wants done to the list of locations of an image. */
public sealed interface LocationChange {

  /** The new locations of it. */
  List<NewLocation> locations();

  /**
   * Puts one more there.
   *
   * @param index before the one that is there; empty for the end
   */
  record Add(OptionalInt index, NewLocation location) implements LocationChange {

    @Override
    public List<NewLocation> locations() {
      return List.of(location);
    }
  }

  /** Puts these in place of all, which only gives what is there another order or metadata. */
  record Replace(List<NewLocation> locations) implements LocationChange {

    public Replace {
      locations = List.copyOf(locations);
    }
  }

  /**
   * Lets one go.
   *
   * @param index which; empty for the last
   */
  record Remove(OptionalInt index) implements LocationChange {

    @Override
    public List<NewLocation> locations() {
      return List.of();
    }
  }
}

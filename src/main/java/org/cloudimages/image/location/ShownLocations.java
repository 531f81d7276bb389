package org.cloudimages.image.location;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cloudimages.image.entity.Image;

/** What documents are to show of the places of some images, as settings and policies say. */
public final class ShownLocations {

  /** Nothing, of any image. */
  public static final ShownLocations NONE =
      new ShownLocations(image -> false, false, Map.of(), Map.of());

  private final Predicate<Image> allowed;
  private final boolean listed;
  private final Map<String, List<ShownLocation>> all;
  private final Map<String, ShownLocation> first;

  /**
   * The places by the ids of the images.
   *
   * @param allowed whether the one who is shown an image may know of any
   * @param listed whether each image shows a list of them, be it empty
   * @param all those of each list
   * @param first the one that is read first, where it is shown
   */
  ShownLocations(
      Predicate<Image> allowed,
      boolean listed,
      Map<String, List<ShownLocation>> all,
      Map<String, ShownLocation> first) {
    this.allowed = allowed;
    this.listed = listed;
    this.all = all;
    this.first = first;
  }

  /** Whether each image shows a list of all places, be it empty. */
  public boolean areListed() {
    return listed;
  }

  /** All places of the image, in their order. */
  public List<ShownLocation> of(Image image) {
    return allowed.test(image) ? all.getOrDefault(image.id(), List.of()) : List.of();
  }

  /** The place that the data of the image are read from first, where it is shown. */
  public Optional<ShownLocation> firstOf(Image image) {
    return Optional.ofNullable(first.get(image.id())).filter(place -> allowed.test(image));
  }
}

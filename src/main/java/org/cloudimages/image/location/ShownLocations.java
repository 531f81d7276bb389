package org.cloudimages.image.location;

import static java.util.stream.Collectors.joining;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.hash.Sha256;
import org.cloudimages.image.entity.Image;

/** What documents show of the places of some images to somebody, as settings and policies say. */
public final class ShownLocations {

  /** Nothing, of any image. */
  public static final ShownLocations NONE = new ShownLocations(false, Map.of(), Map.of());

  private static final int DIGEST_BYTES = 8;

  private final boolean listed;
  private final Map<String, List<ShownLocation>> all;
  private final Map<String, ShownLocation> first;

  /**
   * The places by the ids of the images.
   *
   * @param listed whether each image shows a list of them, be it empty
   * @param all those of each list
   * @param first the one that is read first, where it is shown
   */
  public ShownLocations(
      boolean listed, Map<String, List<ShownLocation>> all, Map<String, ShownLocation> first) {
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
    return all.getOrDefault(image.id(), List.of());
  }

  /** The place that the data of the image are read from first, where it is shown. */
  public Optional<ShownLocation> firstOf(Image image) {
    return Optional.ofNullable(first.get(image.id()));
  }

  /** Tells apart what documents show of the image here, in hex; empty where they show nothing. */
  public String digest(Image image) {
    if (!listed && firstOf(image).isEmpty()) {
      return "";
    }
    String shown =
        Stream.concat(of(image).stream(), firstOf(image).stream())
            .map(place -> place.url() + " " + place.metadata())
            .collect(joining("\n", listed + " " + of(image).size() + "\n", ""));
    return HexFormat.of().formatHex(Sha256.of(shown), 0, DIGEST_BYTES);
  }

  /** Bytes that the places of the image have in a document at most. */
  public long bytes(Image image) {
    return Stream.concat(of(image).stream(), firstOf(image).stream())
        .mapToLong(ShownLocation::bytes)
        .sum();
  }
}

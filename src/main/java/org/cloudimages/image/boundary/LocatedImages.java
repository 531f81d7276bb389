package org.cloudimages.image.boundary;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.cloudimages.image.access.Viewer;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.location.ShownLocations;
import org.cloudimages.image.search.WholeImages;

/**
 * The images of a page with their places, which are read for some images at once, the first ones at
 * the beginning. Whatever was found: the page ends before the image with which its texts and its
 * places would have more than 8 MiB together, unless it is the first one. To be gone through once.
 */
final class LocatedImages implements Iterator<ImageDocument> {

  /** As many as one image may have; those of the last of some images may come on top. */
  static final int PLACES_AT_ONCE = 100;

  /** Bytes of text of the images that wait for the places of the last one of them. */
  private static final long MAX_TEXT = 1024 * 1024;

  private final Iterator<Image> images;
  private final Viewer viewer;
  private final int placesAtOnce;
  private final Function<List<Image>, ShownLocations> reading;
  private final Deque<Image> part = new ArrayDeque<>();
  private ShownLocations shown = ShownLocations.NONE;
  private Optional<String> last = Optional.empty();
  private long bytes;

  /**
   * Reads the places of the first images.
   *
   * @param placesAtOnce how many, or few more; 0 for those of one image
   * @param reading of the places that some images show
   */
  LocatedImages(
      Iterator<Image> images,
      Viewer viewer,
      int placesAtOnce,
      Function<List<Image>, ShownLocations> reading) {
    this.images = images;
    this.viewer = viewer;
    this.placesAtOnce = placesAtOnce;
    this.reading = reading;
    read();
  }

  private void read() {
    int places = 0;
    long text = 0;
    boolean isMore = images.hasNext();
    while (isMore) {
      Image image = images.next();
      part.add(image);
      places += image.stores().size();
      text += image.textSize();
      // because the next image is not to be read before the places of these
      isMore = places < placesAtOnce && text < MAX_TEXT && images.hasNext();
    }
    shown = reading.apply(List.copyOf(part));
  }

  @Override
  public boolean hasNext() {
    if (part.isEmpty() && images.hasNext()) {
      read();
    }
    return !part.isEmpty() && !isOver();
  }

  private boolean isOver() {
    return last.isPresent() && bytes + bytes(part.getFirst()) > WholeImages.MAX_PAGE;
  }

  private long bytes(Image image) {
    return image.textSize() + shown.bytes(image);
  }

  @Override
  public ImageDocument next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Image image = part.removeFirst();
    bytes += bytes(image);
    last = Optional.of(image.id());
    return new ImageDocument(image, viewer, shown);
  }

  /** The last image of the page, where the page has ended before one that was found. */
  Optional<String> cut() {
    return last.filter(id -> !part.isEmpty());
  }
}

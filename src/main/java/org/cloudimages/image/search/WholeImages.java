package org.cloudimages.image.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.database.Database;
import org.cloudimages.image.entity.Image;

/**
 * Makes pages of what a list has found. An image may have much text, and so may many together: a
 * page ends where it would have more than 8 MiB, and no more than 1 MiB of it is in memory at a
 * time, or one image that has more.
 */
@Singleton
public class WholeImages {

  /** Bytes of tags and custom properties that the images of a page have, unless it is only one. */
  public static final long MAX_PAGE = 8L * 1024 * 1024;

  /** The same of what is read at once, so that it hangs on no client how long it is kept. */
  private static final long MAX_PART = 1024 * 1024;

  private static final String READING =
      "SELECT i FROM Image i WHERE i.id IN :ids AND i.deleted = :deleted";

  private final Database database;

  @Inject
  WholeImages(Database database) {
    this.database = database;
  }

  /**
   * Makes a page. Its first images have been read when this returns, the others are read as they
   * are asked for; one that is gone by then is left out.
   *
   * @param found the images of the page, in order
   * @param limit how many a page has at most
   * @param deleted whether they are deleted ones
   * @param kept what must hold of an image when it is read
   */
  public ImagePage page(
      List<ListedImage> found, int limit, boolean deleted, Predicate<Image> kept) {
    int end = end(found, MAX_PAGE);
    boolean isFull = end < found.size() || (end == limit && end > 0);
    Iterator<Image> parts = read(found.subList(0, end), deleted, kept);
    return new ImagePage(
        () -> parts, isFull ? Optional.of(found.get(end - 1).id()) : Optional.empty());
  }

  /** Reads images, whatever bytes they have together: the first ones now, others as asked for. */
  Iterator<Image> read(List<ListedImage> found, boolean deleted, Predicate<Image> kept) {
    Parts parts = new Parts(found, deleted, kept);
    parts.read();
    return parts;
  }

  /** Whether all of them are few enough bytes to be kept while a page is written. */
  static boolean areOnePart(List<ListedImage> images) {
    return end(images, MAX_PART) == images.size();
  }

  /** How many images from the first one on have no more bytes together; one at least. */
  private static int end(List<ListedImage> images, long bytes) {
    int end = 0;
    long sum = 0;
    while (end < images.size() && (end == 0 || sum + images.get(end).textSize() <= bytes)) {
      sum += images.get(end).textSize();
      end++;
    }
    return end;
  }

  private Stream<Image> whole(List<ListedImage> part, boolean deleted) {
    List<String> ids =
        part.stream().filter(image -> image.whole().isEmpty()).map(ListedImage::id).toList();
    Map<String, Image> found =
        ids.isEmpty()
            ? Map.of()
            : database.read(entities -> query(entities, Database.padded(ids), deleted)).stream()
                .collect(Collectors.toMap(Image::id, Function.identity()));
    return part.stream()
        .map(image -> image.whole().orElseGet(() -> found.get(image.id())))
        .filter(Objects::nonNull);
  }

  private static List<Image> query(EntityManager entities, List<String> ids, boolean deleted) {
    return entities
        .createQuery(READING, Image.class)
        .setParameter("ids", ids)
        .setParameter("deleted", deleted)
        .setHint(Database.READ_ONLY, true)
        .getResultList();
  }

  /** The images, part by part. */
  private final class Parts implements Iterator<Image> {

    private final boolean deleted;
    private final Predicate<Image> kept;
    private List<ListedImage> rest;
    private Iterator<Image> read = Collections.emptyIterator();

    Parts(List<ListedImage> images, boolean deleted, Predicate<Image> kept) {
      this.rest = images;
      this.deleted = deleted;
      this.kept = kept;
    }

    /** Reads on until there is an image or the end. */
    void read() {
      while (!read.hasNext() && !rest.isEmpty()) {
        int end = end(rest, MAX_PART);
        List<ListedImage> part = rest.subList(0, end);
        rest = rest.subList(end, rest.size());
        // because what was written need not be kept while the next ones are read
        read = Collections.emptyIterator();
        read = whole(part, deleted).filter(kept).iterator();
      }
    }

    @Override
    public boolean hasNext() {
      read();
      return read.hasNext();
    }

    @Override
    public Image next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return read.next();
    }
  }
}

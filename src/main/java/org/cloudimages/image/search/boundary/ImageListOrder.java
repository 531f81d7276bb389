package org.cloudimages.image.search.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.search.ImageSort;

/** The sort parameters of a list, in both of their forms. */
final class ImageListOrder {

  private static final String DESCENDING = "desc";
  private static final String ASCENDING = "asc";

  private ImageListOrder() {}

  /**
   * Returns the order: what was asked for, then {@code created_at} and {@code id}, so that it is
   * total.
   *
   * @throws ImagesException 400
   */
  static List<ImageSort> parse(QueryParameters parameters) {
    List<String> keys = parameters.values("sort_key");
    List<String> directions = parameters.values("sort_dir");
    List<String> sort = parameters.values("sort");
    if (sort.isEmpty()) {
      return complete(pairs(keys, directions), tieDirection(directions));
    }
    if (!keys.isEmpty() || !directions.isEmpty()) {
      throw ImagesException.invalid("sort", "it cannot go with sort_key or sort_dir.");
    }
    return complete(sort.stream().flatMap(list -> list(list).stream()).toList(), true);
  }

  private static List<ImageSort> list(String list) {
    List<ImageSort> order = new ArrayList<>();
    for (String item : list.split(",", -1)) {
      String[] parts = item.strip().split(":", 2);
      String direction = parts.length == 1 ? DESCENDING : parts[1].strip();
      order.add(new ImageSort(key("sort", parts[0].strip()), descends("sort", direction)));
    }
    return order;
  }

  private static List<ImageSort> pairs(List<String> keys, List<String> directions) {
    if (directions.size() > 1 && directions.size() != keys.size()) {
      throw ImagesException.invalid("sort_dir", "there must be one, or one for each sort_key.");
    }
    return IntStream.range(0, keys.size())
        .mapToObj(
            n ->
                new ImageSort(
                    key("sort_key", keys.get(n).strip()),
                    switch (directions.size()) {
                      case 0 -> true;
                      case 1 -> descends("sort_dir", directions.get(0));
                      default -> descends("sort_dir", directions.get(n));
                    }))
        .toList();
  }

  private static boolean tieDirection(List<String> directions) {
    return directions.size() != 1 || descends("sort_dir", directions.get(0));
  }

  private static List<ImageSort> complete(List<ImageSort> asked, boolean descending) {
    List<ImageSort> order = new ArrayList<>();
    for (ImageSort sort : asked) {
      if (lacks(order, sort.key())) {
        order.add(sort);
      }
    }
    for (ImageAttribute key : List.of(ImageAttribute.CREATED_AT, ImageAttribute.ID)) {
      if (lacks(order, key)) {
        order.add(new ImageSort(key, descending));
      }
    }
    return order;
  }

  private static boolean lacks(List<ImageSort> order, ImageAttribute key) {
    return order.stream().noneMatch(sort -> sort.key() == key);
  }

  private static ImageAttribute key(String parameter, String text) {
    return ImageAttribute.of(text)
        .filter(key -> key.sort() != ImageAttribute.Sort.NO)
        .orElseThrow(() -> ImagesException.invalid(parameter, "no list sorts by '" + text + "'."));
  }

  private static boolean descends(String parameter, String text) {
    return switch (text) {
      case DESCENDING -> true;
      case ASCENDING -> false;
      default -> throw ImagesException.invalid(parameter, "a direction is asc or desc.");
    };
  }
}

package org.cloudimages.client;

import java.util.function.Function;
import java.util.stream.Stream;
import org.cloudimages.client.answer.Page;
import org.cloudimages.client.request.Query;

/** Lists from their first page to the last. */
public final class Pages {

  private Pages() {}

  /**
   * All items of a list, of which one page is in memory at a time: the first is asked for at once,
   * another one when the one before it is used up. Items that are created or deleted meanwhile may
   * be there or not; no other is missing or there twice.
   *
   * <pre>{@code
   * Pages.stream(client::list, Query.all().where("name", "web")).forEach(…);
   * }</pre>
   *
   * @param list asks for one page, such as {@code client::recycleBin}
   */
  public static <T> Stream<T> stream(Function<Query, Page<T>> list, Query query) {
    return Stream.iterate(
            list.apply(query),
            page -> page != null,
            page -> page.next().map(marker -> list.apply(query.after(marker))).orElse(null))
        .flatMap(page -> page.items().stream());
  }
}

package org.cloudimages.store.swift;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoredObject;

/** What lies in a container, in the order of the names. */
final class SwiftListing {

  private SwiftListing() {}

  /** Everything whose name begins so, read page by page. */
  static Stream<StoredObject> under(SwiftClient client, String prefix) {
    return Stream.iterate(
            page(client, prefix, ""),
            page -> !page.isEmpty(),
            page -> page(client, prefix, page.get(page.size() - 1).key()))
        .flatMap(List::stream);
  }

  private static List<StoredObject> page(SwiftClient client, String prefix, String after) {
    String query =
        "?format=json&prefix="
            + SwiftClient.encoded(prefix)
            + "&marker="
            + SwiftClient.encoded(after);
    try (SwiftAnswer answer = client.ask("GET", query)) {
      if (answer.isGone()) {
        return List.of();
      }
      return requireBehind(after, answer.require("a list").json(SwiftListing::entries));
    }
  }

  private static List<StoredObject> entries(JsonValue page) {
    return page.asJsonArray().stream()
        .map(JsonValue::asJsonObject)
        .map(SwiftListing::entry)
        .toList();
  }

  /** A page that begins anew would be asked for for ever. */
  private static List<StoredObject> requireBehind(String marker, List<StoredObject> page) {
    if (page.stream().anyMatch(entry -> entry.key().equals(marker))) {
      throw new StoreException(Reason.BROKEN, "Swift lists once more what it has listed.");
    }
    return page;
  }

  private static StoredObject entry(JsonObject entry) {
    return new StoredObject(
        entry.getString("name"),
        entry.getJsonNumber("bytes").longValue(),
        LocalDateTime.parse(entry.getString("last_modified")).toInstant(ZoneOffset.UTC));
  }

  /** Puts segments under the key of their object, which has them in its own size. */
  static Stream<StoredObject> byKey(Stream<StoredObject> entries) {
    Iterator<StoredObject> grouped = new ByKey(entries.iterator());
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(grouped, Spliterator.ORDERED), false);
  }

  private static final class ByKey implements Iterator<StoredObject> {

    private final Iterator<StoredObject> entries;
    private Optional<StoredObject> ahead;

    ByKey(Iterator<StoredObject> entries) {
      this.entries = entries;
      this.ahead = read();
    }

    private Optional<StoredObject> read() {
      return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
    }

    @Override
    public boolean hasNext() {
      return ahead.isPresent();
    }

    @Override
    public StoredObject next() {
      StoredObject first = ahead.orElseThrow(NoSuchElementException::new);
      String key = key(first);
      long segments = 0;
      StoredObject last = first;
      for (ahead = read(); ahead.filter(entry -> key(entry).equals(key)).isPresent(); ) {
        last = ahead.get();
        segments += last.size();
        ahead = read();
      }
      boolean whole = first.key().equals(key);
      return new StoredObject(
          key, whole ? first.size() : first.size() + segments, last.modifiedAt());
    }

    private static String key(StoredObject entry) {
      int end = entry.key().lastIndexOf(SwiftUpload.SEGMENTS);
      return end < 0 ? entry.key() : entry.key().substring(0, end);
    }
  }
}

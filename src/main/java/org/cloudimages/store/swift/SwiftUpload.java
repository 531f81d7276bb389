package org.cloudimages.store.swift;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.util.Locale;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.transfer.Source;

/**
 * One static large object on its way up: its segments first, each under the name of the object and
 * a number, and at last the manifest that makes them one object.
 */
final class SwiftUpload {

  /** What follows the name of the object in that of a segment. */
  static final String SEGMENTS = "/segments/";

  /** Swift takes no more of them, by default. */
  private static final int MAX_SEGMENTS = 1000;

  private final SwiftClient client;
  private final String key;
  private final JsonArrayBuilder manifest = Json.createArrayBuilder();
  private int segments;

  SwiftUpload(SwiftClient client, String key) {
    this.client = client;
    this.key = key;
  }

  /**
   * Stores all of a known size in segments of that one, or of a larger where there are too many.
   */
  void put(Source source, long size, long segmentSize) throws IOException {
    long length = Math.max(segmentSize, (size + MAX_SEGMENTS - 1) / MAX_SEGMENTS);
    for (long left = size; left > 0; left -= Math.min(left, length)) {
      segment(source, Math.min(left, length), true);
    }
    finish(source.count());
  }

  /** Stores all of an unknown size. */
  void put(Source source, long segmentSize) throws IOException {
    while (!source.isExhausted()) {
      segment(source, segmentSize, false);
    }
    finish(source.count());
  }

  private void segment(Source source, long limit, boolean exact) throws IOException {
    if (segments == MAX_SEGMENTS) {
      throw new StoreException(Reason.FULL, "The data have too many segments for Swift.");
    }
    segments++;
    String name = key + SEGMENTS + String.format(Locale.ROOT, "%04d", segments);
    long start = source.count();
    try (SwiftAnswer answer =
        client.put(name, exact ? source.exactly(limit) : source.upTo(limit), exact ? limit : -1)) {
      if (!answer.isStored()) {
        throw new StoreException(
            Reason.UNAVAILABLE, "Swift does not say that it holds a segment: " + answer.status());
      }
      manifest.add(
          Json.createObjectBuilder()
              .add("path", "/" + client.container() + "/" + name)
              .add("etag", answer.tag())
              .add("size_bytes", source.count() - start));
    }
  }

  /** Makes one object of so many bytes of the segments. */
  private void finish(long size) {
    String body = manifest.build().toString();
    // because Swift looks at every segment before it answers, and says with this that it still does
    try (SwiftAnswer answer =
        client
            .ask(
                "PUT",
                key + "?multipart-manifest=put&heartbeat=on",
                body,
                "Accept",
                "application/json")
            .require("a manifest")) {
      if (answer.status() == 202) {
        requireCreated(answer.report());
      } else if (!answer.isStored()) {
        client.requireStored(key, size);
      }
    }
  }

  private static void requireCreated(String report) {
    if (!report.startsWith("201")) {
      // because the bytes came whole, and Swift may have lost one of them since
      throw new StoreException(Reason.UNAVAILABLE, "Swift refuses a manifest: " + report);
    }
  }
}

package org.cloudimages.store.swift;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.cloudimages.store.BucketUrl;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoredObject;
import org.cloudimages.store.transfer.ContentRange;
import org.cloudimages.store.transfer.ExactStream;
import org.cloudimages.store.transfer.Source;

/**
 * Objects in a container. What is larger than a segment, or of unknown size, is a static large
 * object, whose segments lie in the same container under its name.
 */
final class SwiftStore implements ImageStore {

  private final long segmentSize;
  private final SwiftClient client;
  private final BucketUrl url;
  private final AtomicBoolean containerIsThere = new AtomicBoolean();

  /**
   * Objects in the container of the client.
   *
   * @param url of the container, as clients know it
   * @param segmentSize bytes in a segment of what is larger
   */
  SwiftStore(BucketUrl url, long segmentSize, SwiftClient client) {
    this.segmentSize = segmentSize;
    this.client = client;
    this.url = url;
  }

  @Override
  public long put(String key, InputStream bytes, long size) throws IOException {
    makeContainer();
    return putInto(key, bytes, size);
  }

  /** The same in a container that is there. */
  long putInto(String key, InputStream bytes, long size) throws IOException {
    Source source = new Source(bytes);
    if (size < 0 && !source.isExhausted()) {
      new SwiftUpload(client, key).put(source, segmentSize);
    } else if (size > segmentSize) {
      new SwiftUpload(client, key).put(source, size, segmentSize);
    } else {
      long length = Math.max(0, size);
      putOne(key, source, length);
    }
    return source.count();
  }

  private void putOne(String key, Source source, long length) throws IOException {
    try (SwiftAnswer answer = client.put(key, source.exactly(length), length)) {
      if (answer.isStored()) {
        return;
      }
    }
    client.requireStored(key, length);
  }

  private void makeContainer() {
    if (containerIsThere.get()) {
      return;
    }
    if (!client.hasContainer()) {
      client.ask("PUT", "").require("a new container").close();
    }
    containerIsThere.set(true);
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    return length == 0 ? empty(key) : range(key, offset, length);
  }

  /** There is no range of no bytes. */
  private InputStream empty(String key) {
    client.ask("HEAD", key).require("a look").close();
    return InputStream.nullInputStream();
  }

  private InputStream range(String key, long offset, long length) {
    SwiftAnswer answer =
        client
            .ask("GET", key, "", "Range", "bytes=" + offset + "-" + (offset + length - 1))
            .require("a read");
    String announced = answer.header("Content-Length");
    String range = answer.header("Content-Range");
    if (!announced.equals(Long.toString(length)) || !ContentRange.isPart(range, offset, length)) {
      answer.close();
      throw new StoreException(
          Reason.BROKEN,
          "Swift sends %s bytes (%s) where %d from %d on should be."
              .formatted(announced, range, length, offset));
    }
    return new ExactStream(answer.body(), length);
  }

  @Override
  public OptionalLong size(String key) {
    try (SwiftAnswer answer = client.ask("HEAD", key).require("a look")) {
      String length = answer.header("Content-Length");
      return length.matches("\\d{1,18}")
          ? OptionalLong.of(Long.parseLong(length))
          : OptionalLong.empty();
    }
  }

  @Override
  public Optional<URI> location(String key) {
    return Optional.of(url.of(key));
  }

  @Override
  public Optional<String> keyOf(URI other) {
    return url.keyOf(other);
  }

  @Override
  public void delete(String key) {
    try (SwiftAnswer found = client.ask("HEAD", key)) {
      if (found.header("X-Static-Large-Object").equalsIgnoreCase("true")) {
        deleteLarge(key);
      } else if (!found.isGone()) {
        requireSwift(found).require("a look");
        deleteOne(key);
      }
    }
    deleteSegments(key);
  }

  /** Removes what an interrupted put has left beside the object. */
  void deleteSegments(String key) {
    SwiftListing.under(client, key + SwiftUpload.SEGMENTS)
        .forEach(segment -> deleteOne(segment.key()));
  }

  private void deleteLarge(String key) {
    try (SwiftAnswer answer =
        client.ask(
            "DELETE", key + "?multipart-manifest=delete", "", "Accept", "application/json")) {
      String report = answer.require("a delete").report();
      if (!report.startsWith("2") && !report.startsWith("404")) {
        // because what is forbidden for a segment is so for the object
        Reason reason = report.contains("403 Forbidden") ? Reason.FORBIDDEN : Reason.UNAVAILABLE;
        throw new StoreException(reason, "Swift does not delete: " + report);
      }
    }
  }

  private void deleteOne(String name) {
    try (SwiftAnswer answer = client.ask("DELETE", name)) {
      if (!answer.isGone()) {
        requireSwift(answer).require("a delete");
      }
    }
  }

  /** What lies in a Swift is not gone because somebody else knows nothing of it. */
  private static SwiftAnswer requireSwift(SwiftAnswer answer) {
    if (answer.isMissing()) {
      throw new StoreException(Reason.BROKEN, "Whoever answers a delete with 404 is no Swift.");
    }
    return answer;
  }

  /** Each key once, whether its object is there or only segments of it. */
  @Override
  public Stream<StoredObject> list() {
    return SwiftListing.byKey(SwiftListing.under(client, ""));
  }

  @Override
  public JsonObject details() {
    return Json.createObjectBuilder()
        .add("swift_store_container", client.container())
        .add("large_object_size", segmentSize >> 20)
        .add("large_object_chunk_size", segmentSize >> 20)
        .build();
  }
}

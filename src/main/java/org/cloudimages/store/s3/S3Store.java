package org.cloudimages.store.s3;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.cloudimages.store.BucketUrl;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoredObject;
import org.cloudimages.store.s3.part.PartBuffers;
import org.cloudimages.store.s3.part.Parts;
import org.cloudimages.store.s3.part.PartsUnderWay;
import org.cloudimages.store.s3.part.ReadAhead;
import org.cloudimages.store.transfer.ContentRange;
import org.cloudimages.store.transfer.ExactStream;
import org.cloudimages.store.transfer.Source;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * Objects in a bucket. What fits into one part is put at once; more goes up in parts and appears
 * with the last request. An upload that broke off is aborted, at once if possible and in any case
 * by {@link #delete}.
 */
final class S3Store implements ImageStore {

  /** Who needs longer for a part could as well do without a buffer. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final S3Settings settings;
  private final S3Clients clients;
  private final PartBuffers buffers;
  private final Executor threads;
  private final BucketUrl url;

  private S3Store(S3Settings settings, S3Clients clients, PartBuffers buffers, Executor threads) {
    this.settings = settings;
    this.clients = clients;
    this.buffers = buffers;
    this.threads = threads;
    this.url = new BucketUrl("s3", settings.endpoint(), settings.bucket());
  }

  /**
   * Makes a store.
   *
   * @param threads as many as there are spare buffers
   */
  static S3Store of(S3Settings settings, PartBuffers buffers, Executor threads) {
    return new S3Store(settings, S3Clients.of(settings), buffers, threads);
  }

  @Override
  public long put(String key, InputStream bytes, long size) throws IOException {
    PartsUnderWay underWay = new PartsUnderWay(threads, settings.parallelParts());
    Source source = new Source(underWay.watched(bytes));
    try (Parts parts = new Parts(source, size, settings.partSize(), buffers, SLOW)) {
      new S3Upload(clients, settings.bucket(), key, underWay).put(parts, source::count);
    } catch (RuntimeException e) {
      source.rethrow();
      throw S3Failure.of(e);
    }
    return source.count();
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    if (length <= settings.bufferSize() || buffers.spares() == 0) {
      return one(key, offset, length);
    }
    int most = settings.parallelParts();
    return new ReadAhead(
        (from, count) -> one(key, from, count),
        offset,
        length,
        buffers,
        new PartsUnderWay(threads, most),
        most,
        SLOW);
  }

  /** Opens them by one request. */
  private InputStream one(String key, long offset, long length) {
    try {
      return length == 0 ? empty(key) : range(key, offset, length);
    } catch (RuntimeException e) {
      throw S3Failure.of(e);
    }
  }

  /** There is no range of no bytes. */
  private InputStream empty(String key) {
    clients.control().headObject(head -> head.bucket(settings.bucket()).key(key));
    return InputStream.nullInputStream();
  }

  private InputStream range(String key, long offset, long length) {
    ResponseInputStream<GetObjectResponse> answer =
        clients
            .control()
            .getObject(
                get ->
                    get.bucket(settings.bucket())
                        .key(key)
                        .range("bytes=" + offset + "-" + (offset + length - 1)));
    Long announced = answer.response().contentLength();
    String range = Objects.toString(answer.response().contentRange(), "");
    if (announced == null || announced != length || !ContentRange.isPart(range, offset, length)) {
      answer.abort();
      throw new StoreException(
          Reason.BROKEN,
          "S3 sends %d bytes (%s) where %d from %d on should be."
              .formatted(announced, range, length, offset));
    }
    return new ExactStream(answer, length);
  }

  @Override
  public OptionalLong size(String key) {
    try {
      Long size =
          clients
              .control()
              .headObject(head -> head.bucket(settings.bucket()).key(key))
              .contentLength();
      return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    } catch (RuntimeException e) {
      throw S3Failure.of(e);
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
    try {
      // because an upload that is not aborted could still become an object
      S3Pages.of(
              clients
                  .control()
                  .listMultipartUploadsPaginator(
                      list -> list.bucket(settings.bucket()).prefix(key)))
          .flatMap(page -> page.uploads().stream())
          .filter(upload -> upload.key().equals(key))
          .forEach(this::abort);
      clients.control().deleteObject(delete -> delete.bucket(settings.bucket()).key(key));
    } catch (RuntimeException e) {
      throw S3Failure.of(e);
    }
  }

  private void abort(MultipartUpload upload) {
    try {
      clients
          .control()
          .abortMultipartUpload(
              abort ->
                  abort.bucket(settings.bucket()).key(upload.key()).uploadId(upload.uploadId()));
    } catch (NoSuchUploadException e) {
      // because somebody else was faster, and what should be is
    }
  }

  @Override
  public Stream<StoredObject> list() {
    return S3Failure.mapped(
        Stream.concat(
            S3Pages.of(
                    clients
                        .control()
                        .listObjectsV2Paginator(list -> list.bucket(settings.bucket())))
                .flatMap(page -> page.contents().stream())
                .map(each -> new StoredObject(each.key(), each.size(), each.lastModified())),
            S3Pages.of(
                    clients
                        .control()
                        .listMultipartUploadsPaginator(list -> list.bucket(settings.bucket())))
                .flatMap(page -> page.uploads().stream())
                .map(each -> new StoredObject(each.key(), 0, each.initiated()))));
  }

  @Override
  public JsonObject details() {
    return Json.createObjectBuilder()
        .add("s3_store_host", settings.endpoint().toString())
        .add("s3_store_bucket", settings.bucket())
        .build();
  }
}

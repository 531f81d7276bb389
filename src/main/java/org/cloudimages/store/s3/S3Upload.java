package org.cloudimages.store.s3;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.s3.part.Part;
import org.cloudimages.store.s3.part.Parts;
import org.cloudimages.store.s3.part.PartsUnderWay;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** One object on its way up. */
final class S3Upload {

  private static final Logger LOG = System.getLogger(S3Upload.class.getName());

  private final S3Clients clients;
  private final String bucket;
  private final String key;
  private final PartsUnderWay underWay;

  S3Upload(S3Clients clients, String bucket, String key, PartsUnderWay underWay) {
    this.clients = clients;
    this.bucket = bucket;
    this.key = key;
    this.underWay = underWay;
  }

  /**
   * Sends all parts. When this returns, S3 has said that it holds the object, by its ETag, or has
   * shown that it holds so many bytes: there are some that answer 200 and hold nothing.
   *
   * @param size how many bytes the parts had, once they are sent
   */
  void put(Parts parts, LongSupplier size) throws IOException {
    try (Part first = parts.next()) {
      if (parts.isDone()) {
        require(putObject(first), size.getAsLong());
      } else {
        putAll(first, parts, size);
      }
    }
  }

  private String putObject(Part only) {
    return sender(only).putObject(put -> put.bucket(bucket).key(key), only.body()).eTag();
  }

  private void require(String tag, long size) {
    if (isTag(tag)) {
      return;
    }
    long stored = stored();
    if (stored != size) {
      throw new StoreException(
          Reason.UNAVAILABLE, "S3 holds %d bytes where %d were sent.".formatted(stored, size));
    }
  }

  private static boolean isTag(String tag) {
    return tag != null && !tag.replace("\"", "").isBlank();
  }

  /** The bytes that S3 holds of the object, or -1. */
  private long stored() {
    try {
      Long length =
          clients.control().headObject(head -> head.bucket(bucket).key(key)).contentLength();
      return length == null ? -1 : length;
    } catch (NoSuchKeyException e) {
      return -1;
    }
  }

  private void putAll(Part first, Parts parts, LongSupplier size) throws IOException {
    String upload =
        clients
            .control()
            .createMultipartUpload(create -> create.bucket(bucket).key(key))
            .uploadId();
    boolean complete = false;
    try {
      require(complete(upload, send(upload, first, parts)), size.getAsLong());
      complete = true;
    } finally {
      if (!complete) {
        abort(upload);
      }
    }
  }

  private Collection<CompletedPart> send(String upload, Part first, Parts parts)
      throws IOException {
    Map<Integer, CompletedPart> sent = new ConcurrentSkipListMap<>();
    // because S3 might keep a part that it gets while it aborts the upload
    try (underWay) {
      begin(upload, 1, first, sent);
      for (int number = 2; !parts.isDone(); number++) {
        if (number > Parts.MAX_PARTS) {
          throw new StoreException(Reason.FULL, "The data have too many parts for S3.");
        }
        // because it is in memory as well
        underWay.awaitTurn();
        begin(upload, number, parts.next(), sent);
      }
      underWay.awaitAll();
    }
    return sent.values();
  }

  /** Sends the part, or has it sent while the next one comes. */
  private void begin(String upload, int number, Part part, Map<Integer, CompletedPart> sent) {
    Runnable sending =
        () -> {
          try (part) {
            sent.put(number, send(upload, number, part));
          }
        };
    if (part.isApart()) {
      underWay.start(sending);
    } else {
      sending.run();
    }
  }

  private CompletedPart send(String upload, int number, Part part) {
    UploadPartResponse answer =
        sender(part)
            .uploadPart(
                each -> each.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                part.body());
    if (!isTag(answer.eTag())) {
      throw new StoreException(Reason.UNAVAILABLE, "S3 does not say that it holds a part.");
    }
    return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
  }

  private S3Client sender(Part part) {
    return part.isRepeatable() ? clients.control() : clients.once();
  }

  private String complete(String upload, Collection<CompletedPart> parts) {
    return clients
        .control()
        .completeMultipartUpload(
            complete ->
                complete
                    .bucket(bucket)
                    .key(key)
                    .uploadId(upload)
                    .multipartUpload(all -> all.parts(parts)))
        .eTag();
  }

  private void abort(String upload) {
    // because an interrupted thread sends nothing
    boolean isInterrupted = Thread.interrupted();
    try {
      clients.once().abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(upload));
    } catch (SdkException e) {
      LOG.log(Level.INFO, "An upload is left for later to abort: {0}", e.getMessage());
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

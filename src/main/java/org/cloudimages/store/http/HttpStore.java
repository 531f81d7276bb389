package org.cloudimages.store.http;

import static java.net.http.HttpRequest.BodyPublishers.noBody;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoredObject;
import org.cloudimages.store.transfer.ExactStream;
import org.cloudimages.store.transfer.Transfer;

/** Bytes on web servers of others: a key is a URL. Nothing is stored or removed. */
final class HttpStore implements ImageStore {

  private static final int OK = 200;
  private static final int PARTIAL = 206;

  private final Transfer transfer;

  HttpStore(Transfer transfer) {
    this.transfer = transfer;
  }

  @Override
  public long put(String key, InputStream bytes, long size) {
    throw new StoreException(Reason.FORBIDDEN, "The store is read-only.");
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    HttpResponse<InputStream> answer =
        transfer.send(
            HttpRequest.newBuilder(url(key))
                .header("Range", "bytes=" + offset + "-" + (offset + length - 1))
                .build());
    if (isPart(answer, offset)) {
      return new ExactStream(answer.body(), length);
    }
    throw refusal(answer);
  }

  @Override
  public InputStream open(String key) {
    HttpResponse<InputStream> answer = transfer.send(HttpRequest.newBuilder(url(key)).build());
    if (answer.statusCode() == OK) {
      OptionalLong size = answer.headers().firstValueAsLong("Content-Length");
      return size.isPresent() ? new ExactStream(answer.body(), size.getAsLong()) : answer.body();
    }
    throw refusal(answer);
  }

  /** Nothing is learned where the server refuses to tell, but that it has nothing there. */
  @Override
  public OptionalLong size(String key) {
    HttpResponse<InputStream> answer =
        transfer.send(HttpRequest.newBuilder(url(key)).method("HEAD", noBody()).build());
    close(answer.body());
    if (reason(answer.statusCode()) == Reason.MISSING) {
      throw refusal(answer);
    }
    return answer.statusCode() == OK && answer.headers().firstValue("Content-Encoding").isEmpty()
        ? answer.headers().firstValueAsLong("Content-Length")
        : OptionalLong.empty();
  }

  @Override
  public Optional<URI> location(String key) {
    return Optional.of(URI.create(key));
  }

  @Override
  public Optional<String> keyOf(URI url) {
    boolean isWeb =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    return Optional.of(url.toString())
        .filter(
            text ->
                isWeb
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null);
  }

  private static StoreException refusal(HttpResponse<InputStream> answer) {
    close(answer.body());
    return new StoreException(
        reason(answer.statusCode()), "The web server answered " + answer.statusCode() + ".");
  }

  private static URI url(String key) {
    try {
      URI url = URI.create(key);
      if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw new StoreException(Reason.FORBIDDEN, "The key is no URL.", e);
    }
    throw new StoreException(Reason.FORBIDDEN, "The key is no URL of the web.");
  }

  /** Whether it begins with the byte that was asked for; a server may know no parts. */
  private static boolean isPart(HttpResponse<?> answer, long offset) {
    String range = answer.headers().firstValue("Content-Range").orElse("");
    return answer.statusCode() == PARTIAL
        ? range.startsWith("bytes " + offset + "-")
        : answer.statusCode() == OK && offset == 0;
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 404, 410 -> Reason.MISSING;
      case 401, 403 -> Reason.FORBIDDEN;
      case 429, 500, 502, 503, 504 -> Reason.UNAVAILABLE;
      default -> Reason.BROKEN;
    };
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each key names a server of its own. */
  @Override
  public boolean isAnswering() {
    return true;
  }

  @Override
  public void delete(String key) {
    // because there is nothing of ours in it
  }

  @Override
  public Stream<StoredObject> list() {
    return Stream.empty();
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }
}

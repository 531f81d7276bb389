package org.cloudimages.data.boundary;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cloudimages.data.control.ExpectedDigest;
import org.cloudimages.data.control.Incoming;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.ContentType;

/**
 * The body of a request that brings data. Nothing of it is read before whoever receives it asks for
 * a byte, so that a client which waits for {@code 100 Continue} sends nothing in vain.
 */
final class DataBody {

  private static final String MEDIA_TYPE = "application/octet-stream";
  private static final String SIZE = "X-OpenStack-Image-Size";
  private static final String STORE = "X-Image-Meta-Store";
  private static final String CONTENT_RANGE = "Content-Range";
  private static final String CONNECTION = "Connection";
  private static final String CLOSE = "close";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** Bytes, and time, for a refused client to end its body and use the connection again. */
  private static final int LEFTOVER = 1024 * 1024;

  private static final long LEFTOVER_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final HttpServletRequest request;
  private final OptionalLong size;
  private final List<ExpectedDigest> digests;

  private DataBody(HttpServletRequest request) {
    this.request = request;
    requireMediaType(ContentType.of(request));
    requireWhole(request);
    this.size = size(request);
    this.digests = DigestHeaders.of(request);
  }

  /**
   * Lets somebody receive the body. When that is refused, the rest of the body is read if it is
   * short; otherwise the connection is closed after the answer.
   *
   * @throws ImagesException 415 for another media type or coding, 400 for a part of the data, for
   *     digests that are malformed, and for a size that is none or not that of the body, 411 for
   *     neither length nor body; and what the receiver throws
   */
  static void receive(HttpServletRequest request, Consumer<DataBody> receiver) {
    try {
      receiver.accept(new DataBody(request));
    } catch (ImagesException e) {
      throw closes(e.fault()) || isAtItsEnd(request)
          ? e
          : new ImagesException(e.fault().header(CONNECTION, CLOSE));
    }
  }

  /** The store that the client asked for. */
  Optional<String> store() {
    return Optional.ofNullable(request.getHeader(STORE)).map(String::strip);
  }

  Incoming incoming() {
    try {
      return new Incoming(size, digests, request.getInputStream());
    } catch (IOException e) {
      throw ImagesException.badRequest("The request body cannot be read.");
    }
  }

  private static void requireMediaType(String type) {
    String name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!name.equals(MEDIA_TYPE)) {
      throw ImagesException.of(
          FaultType.BAD_MEDIA_TYPE, "The media type must be " + MEDIA_TYPE + ".");
    }
  }

  private static void requireWhole(HttpServletRequest request) {
    for (String coding : String.join(",", headers(request, "Content-Encoding")).split(",")) {
      if (!coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
        throw ImagesException.of(
            FaultType.BAD_MEDIA_TYPE, "The data must be sent as they are, without a coding.");
      }
    }
    if (request.getHeader(CONTENT_RANGE) != null) {
      throw ImagesException.invalid(CONTENT_RANGE, "the data must be sent whole");
    }
  }

  private static List<String> headers(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  private static OptionalLong size(HttpServletRequest request) {
    String header = request.getHeader(SIZE);
    long length = request.getContentLengthLong();
    if (header == null && length < 0 && request.getHeader("Transfer-Encoding") == null) {
      // because a client that lost its body would otherwise get an image of no bytes
      throw new ImagesException(Fault.of(FaultType.LENGTH_REQUIRED));
    }
    if (header == null) {
      return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }
    if (!NUMBER.matcher(header.strip()).matches()) {
      throw ImagesException.invalid(SIZE, "it is not a number of bytes");
    }
    long announced = Long.parseLong(header.strip());
    if (length >= 0 && length != announced) {
      throw ImagesException.invalid(SIZE, "the body has " + length + " bytes");
    }
    return OptionalLong.of(announced);
  }

  private static boolean closes(Fault fault) {
    return CLOSE.equals(fault.headers().get(CONNECTION));
  }

  private static boolean isAtItsEnd(HttpServletRequest request) {
    // because reading would ask a client that waits with its body to send it
    return request.getHeader("Expect") == null && drain(request);
  }

  private static boolean drain(HttpServletRequest request) {
    long end = System.nanoTime() + LEFTOVER_NANOS;
    byte[] buffer = new byte[1 << 14];
    try {
      InputStream body = request.getInputStream();
      for (int left = LEFTOVER; left > 0 && System.nanoTime() < end; ) {
        int read = body.read(buffer);
        if (read < 0) {
          return true;
        }
        left -= read;
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}

package org.cloudimages.data.boundary;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.data.upload.ByteSource;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.ContentType;
import org.cloudimages.http.filter.Framing;

/**
 * The body of a request that brings data. Nothing of it is read before whoever receives it asks for
 * a byte, so that a client which waits for {@code 100 Continue} sends nothing in vain.
 */
final class DataBody {

  private static final String MEDIA_TYPE = "application/octet-stream";
  private static final String SIZE = "X-OpenStack-Image-Size";

  /** The header that names a store. */
  static final String STORE = "X-Image-Meta-Store";

  private static final String CONTENT_RANGE = "Content-Range";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final HttpServletRequest request;
  private final OptionalLong size;
  private final List<ExpectedDigest> digests;

  /**
   * The body of the request.
   *
   * @throws ImagesException 415 for another media type or coding, 400 for a part of the data, for
   *     digests that are malformed, and for a size that is not a number or not that of the body,
   *     411 for neither length nor body
   */
  DataBody(HttpServletRequest request) {
    this.request = request;
    requireMediaType(ContentType.of(request));
    requireWhole(request);
    this.size = size(request);
    this.digests = DigestHeaders.of(request);
  }

  /** The store that the client asked for. */
  Optional<String> store() {
    return Optional.ofNullable(request.getHeader(STORE)).map(String::strip);
  }

  /** Its bytes, none of which has been asked for. */
  ByteSource source() {
    try {
      return new BodySource(size, digests, request.getInputStream());
    } catch (IOException e) {
      throw ImagesException.badRequest("The request body cannot be read.");
    }
  }

  private static void requireMediaType(String type) {
    if (!ContentType.name(type).equals(MEDIA_TYPE)) {
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
    if (header == null && length < 0 && !Framing.mayHaveMore(request)) {
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
}

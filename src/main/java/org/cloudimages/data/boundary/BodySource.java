package org.cloudimages.data.boundary;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.data.upload.ByteSource;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.SlowClientException;

/**
 * The bytes that a client is about to send.
 *
 * @param size the bytes that it announced
 * @param digests what it says that they have
 * @param body blocks until the client sends; reading it to its end closes nothing
 */
record BodySource(OptionalLong size, List<ExpectedDigest> digests, InputStream body)
    implements ByteSource {

  BodySource {
    digests = List.copyOf(digests);
  }

  @Override
  public String name() {
    return "request body";
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      return body.read(bytes, offset, length);
    } catch (SlowClientException e) {
      throw e.refusal();
    } catch (IOException e) {
      // because a body that breaks off, or whose chunks are none, is the client's affair
      throw new ImagesException(
          Fault.of(FaultType.BAD_REQUEST, "The request body cannot be read to its end.")
              // because nobody knows where a next request would begin
              .header("Connection", "close"));
    }
  }
}

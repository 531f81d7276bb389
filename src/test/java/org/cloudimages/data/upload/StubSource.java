package org.cloudimages.data.upload;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.fault.ImagesException;

/** A request body without a request. */
record StubSource(ByteArrayInputStream body, OptionalLong size) implements ByteSource {

  StubSource(byte[] bytes, OptionalLong size) {
    this(new ByteArrayInputStream(bytes), size);
  }

  @Override
  public String name() {
    return "request body";
  }

  @Override
  public List<ExpectedDigest> digests() {
    return List.of();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    return body.read(bytes, offset, length);
  }

  /** One that gives nothing. */
  static ByteSource broken(String message) {
    ByteArrayInputStream body =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            throw ImagesException.badRequest(message);
          }
        };
    return new StubSource(body, OptionalLong.empty());
  }
}

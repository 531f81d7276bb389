package org.cloudimages.data.upload;

import java.time.Duration;
import java.util.Optional;
import org.cloudimages.image.entity.ImageData;

/** Uploads of a task that have brought their bytes, without a database. */
public final class GivenUploads {

  private final StubClaims claims = new StubClaims();

  public Upload upload() {
    return StubClaims.upload();
  }

  /** A session that may be closed once. */
  public synchronized UploadSession session(Upload upload) {
    claims.answers.add(true);
    return new UploadSession(
        upload,
        claims,
        new UploadSettings(100, Duration.ofMinutes(1), Duration.ofSeconds(30)),
        new IncomingBytes.Observer() {

          @Override
          public void update(byte[] bytes, int offset, int length) {}

          @Override
          public Optional<ImageData> finish(long size) {
            return Optional.empty();
          }
        });
  }

  /** How many were given up. */
  public int abandoned() {
    return claims.calls.size();
  }
}

package org.cloudimages.store.s3;

import java.io.IOException;
import software.amazon.awssdk.core.sync.RequestBody;

/** An upload, cut into parts. There is at least one, if only an empty one. */
sealed interface Parts extends AutoCloseable permits PassedParts, BufferedParts {

  /** S3 takes no more of them. */
  int MAX_PARTS = 10_000;

  /** The next part, to be sent before the one after it is asked for. */
  RequestBody next() throws IOException;

  /** Whether the part that was returned last was the last one. */
  boolean isDone() throws IOException;

  /** Whether a part can be sent a second time. */
  boolean isRepeatable();

  /** Lets go of the part that was returned last. */
  @Override
  void close();
}

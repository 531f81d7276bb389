package org.cloudimages.data.digest;

import jakarta.inject.Singleton;
import org.cloudimages.work.DaemonThreads;

/**
 * The threads that compute digests, as many as there are processors and at least two. A client that
 * sends slowly holds none of them.
 */
@Singleton
public class DigestThreads extends DaemonThreads {

  public DigestThreads() {
    super("image-digest", Math.max(2, Runtime.getRuntime().availableProcessors()));
  }
}

package org.cloudimages.data.digest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.work.SharedThreads;
import org.cloudimages.work.WorkThreads;

/**
 * The threads that compute digests, as many as there are processors and at least two. A client that
 * sends slowly holds none of them.
 */
@Singleton
public class DigestThreads extends SharedThreads {

  @Inject
  public DigestThreads(WorkThreads threads) {
    super(threads, "image-digest", Math.max(2, Runtime.getRuntime().availableProcessors()));
  }
}

package org.cloudimages.store.file;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.work.SharedThreads;
import org.cloudimages.work.WorkThreads;

/** The threads that wait for the disk while others go on to write. */
@Singleton
public class SyncThreads extends SharedThreads {

  private static final int COUNT = 2;

  @Inject
  public SyncThreads(WorkThreads threads) {
    super(threads, "image-sync", COUNT);
  }
}

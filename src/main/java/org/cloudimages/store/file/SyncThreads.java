package org.cloudimages.store.file;

import jakarta.inject.Singleton;
import org.cloudimages.work.DaemonThreads;

/** The threads that wait for the disk while others go on to write. */
@Singleton
public class SyncThreads extends DaemonThreads {

  private static final int COUNT = 2;

  public SyncThreads() {
    super("image-sync", COUNT);
  }
}

package org.cloudimages.data.importing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.image.methods.ImportSettings;
import org.cloudimages.work.SharedThreads;
import org.cloudimages.work.WorkThreads;

/** The threads that write into the stores of an import, where it writes into several at once. */
@Singleton
public class ImportThreads extends SharedThreads {

  @Inject
  public ImportThreads(WorkThreads threads, ImportSettings settings) {
    super(threads, "image-import", settings.parallelStores());
  }
}

package org.cloudimages.store.file;

import java.nio.file.Path;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.ImageStoreContract;
import org.junit.jupiter.api.io.TempDir;

/** The store of files, held to what all stores promise. */
class FileStoreContractTest extends ImageStoreContract {

  @TempDir private Path directory;

  @Override
  protected ImageStore store() {
    return new FileStore(directory, Reserve.NONE, Runnable::run);
  }

  @Override
  protected int partSize() {
    return 1 << 18;
  }
}

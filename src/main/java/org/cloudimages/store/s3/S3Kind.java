package org.cloudimages.store.s3;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreKind;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.s3.part.PartBuffers;
import org.cloudimages.work.WorkThreads;

/** {@code s3}: a bucket, which is there already and holds nothing else. */
@Singleton
public class S3Kind implements StoreKind {

  private final WorkThreads threads;
  private final List<ExecutorService> pools = new CopyOnWriteArrayList<>();

  @Inject
  public S3Kind(WorkThreads threads) {
    this.threads = threads;
  }

  @Override
  public String name() {
    return "s3";
  }

  /** Makes a store with threads of its own, so that one that hangs takes none of another. */
  @Override
  public ImageStore make(StoreSettings settings) {
    S3Settings own = S3Settings.of(settings);
    PartBuffers buffers = own.buffers();
    ExecutorService pool =
        threads.pool("image-part-" + settings.id(), Math.max(1, buffers.spares()));
    pools.add(pool);
    return S3Store.of(own, buffers, pool);
  }

  /** What was begun ends, because somebody may wait for it. */
  @PreDestroy
  void stop() {
    pools.forEach(ExecutorService::shutdown);
  }
}

package org.cloudimages.recycle.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.management.ManagementBean;
import org.cloudimages.management.Taken;
import org.cloudimages.management.TakenFigures;

/** Looks into the recycle bin from time to time. */
@Singleton
public class RecycleFigures implements RecycleBinMXBean, ManagementBean, TakenFigures {

  /**
   * What is in the bin.
   *
   * @param bytes of all images together
   * @param oldest when the first of them was deleted
   */
  record Contents(long images, long bytes, Optional<Instant> oldest) {

    static final Contents NONE = new Contents(0, 0, Optional.empty());
  }

  private final RecycledImages images;
  private final RecycleTimer timer;
  private final DatabaseClock clock;
  private final Taken<Contents> contents = new Taken<>(Contents.NONE);

  @Inject
  RecycleFigures(RecycledImages images, RecycleTimer timer, DatabaseClock clock) {
    this.images = images;
    this.timer = timer;
    this.clock = clock;
  }

  @Override
  public Class<?> contract() {
    return RecycleBinMXBean.class;
  }

  @Override
  public String subject() {
    return "the recycle bin";
  }

  @Override
  public void take() {
    contents.set(images.contents(clock.instant()));
  }

  @Override
  public long getImages() {
    return contents.get().images();
  }

  @Override
  public long getBytes() {
    return contents.get().bytes();
  }

  @Override
  public long getOldestSeconds() {
    return contents
        .get()
        .oldest()
        .map(deleted -> Math.max(0, Duration.between(deleted, clock.instant()).toSeconds()))
        .orElse(0L);
  }

  @Override
  public long getTakenSecondsAgo() {
    return contents.secondsAgo();
  }

  @Override
  public void expireNow() {
    timer.expireNow();
  }
}

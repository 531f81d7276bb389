package org.cloudimages.monitor.figures;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.cloudimages.management.ManagementBean;
import org.cloudimages.management.TakenFigures;
import org.cloudimages.work.Chore;
import org.cloudimages.work.WorkThreads;

/**
 * Takes the figures that need a query, one after the other. Those of each subject rest for {@code
 * images.figures.interval}, and for {@link #REST} times as long as it took to take them: however
 * much there is to count, the database has next to nothing to do for it.
 */
@Singleton
public class FigureTimer implements FiguresMXBean, ManagementBean {

  /** With it, each subject costs a fiftieth of one connection at most. */
  static final int REST = 49;

  private final long interval;
  private final List<Chore> chores;
  private final ScheduledThreadPoolExecutor timer;

  @Inject
  FigureTimer(FigureSettings settings, @Any Instance<TakenFigures> figures, WorkThreads threads) {
    this.interval = settings.interval().toNanos();
    this.chores =
        figures.stream()
            .map(taken -> new Chore("Taking the figures of " + taken.subject(), taken::take))
            .toList();
    this.timer = threads.timer("figures");
  }

  void start(@Observes Startup startup) {
    // because nodes that start together are not to ask together
    chores.forEach(chore -> schedule(chore, ThreadLocalRandom.current().nextLong(interval)));
  }

  void stop(@Observes Shutdown shutdown) {
    timer.shutdown();
  }

  @Override
  public Class<?> contract() {
    return FiguresMXBean.class;
  }

  @Override
  public void takeNow() {
    chores.forEach(timer::execute);
  }

  private void schedule(Chore chore, long nanos) {
    if (!timer.isShutdown()) {
      var unused = timer.schedule(() -> take(chore), nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void take(Chore chore) {
    long began = System.nanoTime();
    chore.run();
    schedule(chore, rest(interval, System.nanoTime() - began));
  }

  /** How long a subject rests that took so long to take, in the unit of both. */
  static long rest(long interval, long took) {
    return Math.max(interval, REST * took);
  }
}

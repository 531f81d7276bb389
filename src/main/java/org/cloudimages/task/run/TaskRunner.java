package org.cloudimages.task.run;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskSecrets;
import org.cloudimages.task.control.TaskSettings;
import org.cloudimages.task.control.TaskWorks;
import org.cloudimages.task.control.TasksBegun;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStatus;
import org.cloudimages.work.Chore;
import org.cloudimages.work.Occupation;
import org.cloudimages.work.WorkThreads;

/**
 * Does tasks, on every node: at once after a commit of this node that began one, and otherwise from
 * time to time. One thread claims them, the oldest first, as long as a worker is free. A claim that
 * failed may have happened: it is made again before any other, as long as its lease lasts.
 */
@Singleton
public class TaskRunner {

  private static final Logger LOG = System.getLogger(TaskRunner.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_LEFT = 100;

  private final TaskSettings settings;
  private final TaskWorks works;
  private final TaskQueue queue;
  private final FailedTasks failed;
  private final TaskSecrets secrets;
  private final DatabaseClock clock;
  private final ScheduledThreadPoolExecutor timer;
  private final ThreadPoolExecutor workers;
  private final Chore feeding = new Chore("Taking up tasks that were begun", this::feed);
  private final Chore rounds = new Chore("Taking up tasks", this::round);
  private final AtomicBoolean woken = new AtomicBoolean();
  private final TaskShares shares;

  /** What failed to be claimed when it was tried last; of the timer's thread alone. */
  private Optional<Claim> doubtful = Optional.empty();

  /** A task that this node would do, and when others may take it for dead then. */
  private record Claim(Task task, Instant until) {}

  @Inject
  TaskRunner(
      TaskSettings settings,
      TaskWorks works,
      TaskQueue queue,
      FailedTasks failed,
      TaskSecrets secrets,
      WorkThreads threads,
      DatabaseClock clock) {
    this.settings = settings;
    this.works = works;
    this.queue = queue;
    this.failed = failed;
    this.secrets = secrets;
    this.clock = clock;
    this.timer = threads.timer("tasks");
    this.workers = threads.pool("task", settings.threads());
    this.shares = new TaskShares(settings.threads());
  }

  void start(@Observes Startup startup) {
    long interval = settings.interval().toMillis();
    var unused = timer.scheduleWithFixedDelay(rounds, interval, interval, TimeUnit.MILLISECONDS);
  }

  /** Takes up no more; what is in work notices when it next says that it lives, and fails. */
  void stop(@Observes Shutdown shutdown) throws InterruptedException {
    timer.shutdown();
    timer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    workers.shutdown();
    if (!workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.log(
          Level.WARNING, "{0} tasks still hang; their leases end by themselves.", shares.taken());
    }
  }

  /** Takes up what a commit of this node began, without holding up whoever made it. */
  void begun(@Observes(during = TransactionPhase.AFTER_SUCCESS) TasksBegun event) {
    wake();
  }

  private void wake() {
    if (!timer.isShutdown() && woken.compareAndSet(false, true)) {
      timer.execute(feeding);
    }
  }

  private void round() {
    Instant now = clock.instant();
    keepSecretTasks(now);
    queue.left(now, MAX_LEFT).forEach(task -> endLeft(task, now));
    feed();
  }

  /** Says that this node lives, for the tasks that nobody else can do; what has ended is over. */
  private void keepSecretTasks(Instant now) {
    List<String> kept = secrets.tasks();
    if (!kept.isEmpty()) {
      queue.keepWaiting(kept, now.plus(settings.lease()));
      secrets.forgetOthers(queue.open(kept), settings.lease());
    }
  }

  private void endLeft(Task task, Instant now) {
    String message =
        task.status() == TaskStatus.PROCESSING
            ? "The node that worked on it stopped or lost touch with the database."
            : "The node that alone could do it stopped before it began.";
    try {
      failed.failLeft(task, now, message);
      LOG.log(
          Level.INFO,
          "Task {0} was ended: nobody renewed its lease, which ended at {1}.",
          task.id(),
          task.dueAt());
    } catch (TaskFailure e) {
      LOG.log(Level.DEBUG, "Task {0} has ended or goes on.", task.id());
    } catch (RuntimeException e) {
      // because one whose end fails must not keep others from theirs; it is tried again
      LOG.log(Level.WARNING, "Task " + task.id() + " could not be ended", e);
    }
  }

  private void feed() {
    woken.set(false);
    while (shares.isFree() && !timer.isShutdown()) {
      Optional<Claim> next = next(clock.instant());
      if (next.isEmpty()) {
        return;
      }
      take(next.get());
    }
  }

  private Optional<Claim> next(Instant now) {
    return doubtful
        .filter(claim -> now.isBefore(claim.until().minus(settings.check())))
        .or(
            () ->
                queue
                    .next(works.kinds(), secrets.tasks(), settings.running(), shares.passed())
                    .map(task -> new Claim(task, now.plus(settings.lease()))));
  }

  private void take(Claim claim) {
    boolean again = doubtful.isPresent();
    doubtful = Optional.of(claim);
    Task task = claim.task();
    boolean ours =
        queue.claim(task, clock.instant(), claim.until())
            || (again && queue.isClaimed(task, claim.until()));
    doubtful = Optional.empty();
    if (ours) {
      begin(task);
    }
  }

  private void begin(Task task) {
    ClaimedTask claimed =
        new ClaimedTask(task, secrets.of(task.id()), queue, settings, clock, timer::isShutdown);
    shares.take(task.owner());
    try {
      workers.execute(() -> work(claimed));
    } catch (RuntimeException e) {
      shares.giveBack(task.owner());
      throw e;
    }
  }

  /** How many tasks this node works on. */
  int running() {
    return shares.taken();
  }

  private void work(ClaimedTask claimed) {
    Task task = claimed.task();
    // because each line of the log that is written meanwhile is to name the task and its request
    try (Occupation working = Occupation.of(task.id() + ' ' + task.requestId())) {
      new TaskAttempt(claimed, works, failed).run();
    } finally {
      secrets.forget(task.id());
      shares.giveBack(task.owner());
      wake();
    }
  }
}

package org.cloudimages.data.importing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.cloudimages.data.figures.TransferKind;
import org.cloudimages.data.figures.Transfers;
import org.cloudimages.data.figures.Transfers.Transfer;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.methods.ImportMethod;
import org.cloudimages.image.methods.ImportSettings;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskWork;
import org.cloudimages.task.control.TimeLimit;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskType;

/** What the tasks of imports do. */
@Singleton
public class ImportWork implements TaskWork {

  private final StoreImport moves;
  private final ImportClaims claims;
  private final ImportThreads threads;
  private final ImportSettings settings;
  private final Transfers transfers;

  @Inject
  ImportWork(
      StoreImport moves,
      ImportClaims claims,
      ImportThreads threads,
      ImportSettings settings,
      Transfers transfers) {
    this.moves = moves;
    this.claims = claims;
    this.threads = threads;
    this.settings = settings;
    this.transfers = transfers;
  }

  @Override
  public TaskType type() {
    return TaskType.API_IMAGE_IMPORT;
  }

  @Override
  public void run(TaskRun run) {
    run(run, ImportRequest.ofTask(run.task().input()));
  }

  /** Does that import in the name of any task that has its image, and ends it as a success. */
  public void run(TaskRun run, ImportRequest request) {
    try (Transfer transfer = transfers.begin(TransferKind.IMPORT)) {
      Image image = claims.look(run);
      TimeLimit time = new TimeLimit(settings.maxTime());
      ImportedBytes bytes = moves.provide(request, image, run, new Moving(run, time));
      int lanes = request.method() == ImportMethod.COPY_IMAGE ? 1 : settings.parallelStores();
      new ImportRun(run, new Moving(run, time), moves, claims, bytes, request.whole())
          .into(image.importingTo(), lanes, threads);
      transfer.done();
    }
  }

  /** The same with bytes that somebody else has found. */
  public void run(TaskRun run, ImportedBytes bytes) {
    try (Transfer transfer = transfers.begin(TransferKind.IMPORT)) {
      Moving moving = new Moving(run, new TimeLimit(settings.maxTime()));
      new ImportRun(run, moving, moves, claims, bytes, true)
          .into(claims.look(run).importingTo(), settings.parallelStores(), threads);
      transfer.done();
    }
  }

  @Override
  public void abandon(Task task, Instant now) {
    claims.abandon(task.imageId().orElseThrow(), task.id(), now);
  }
}

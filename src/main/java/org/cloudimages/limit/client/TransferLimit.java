package org.cloudimages.limit.client;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.cloudimages.fault.ImagesException;

/**
 * How many transfers of data this node has at once ({@code images.limit.transfers}, 0 for no
 * bound). Each holds a thread of the server for as long as its client takes, and those that are
 * left are for everybody else.
 *
 * <p>Of these a project has a share ({@code images.limit.transfers.project}, by default a quarter
 * and always one at least; 0 for no bound). It may have more while more than half of all are free,
 * so that a cloud with one busy project is not slow for nothing, and nobody can leave nothing to
 * others. Thread-safe.
 */
@Singleton
public class TransferLimit {

  private final int most;
  private final int share;
  private final Map<String, Integer> held = new HashMap<>();
  private int taken;
  private long refusals;

  @Inject
  TransferLimit(ClientSettings settings) {
    this.most = bound(settings.transfers());
    this.share =
        settings.projectTransfers().map(TransferLimit::bound).orElse(Math.max(1, most / 4));
  }

  private static int bound(int number) {
    return number == 0 ? Integer.MAX_VALUE : number;
  }

  /**
   * Begins a transfer of a project, which must be ended.
   *
   * @throws ImagesException 503 when there are as many as there may be, of all or of the project
   */
  synchronized void begin(String project) {
    int free = most - taken;
    boolean within = held.getOrDefault(project, 0) < share || free > most / 2;
    if (free == 0 || !within) {
      refusals++;
      throw ImagesException.unavailable();
    }
    taken++;
    held.merge(project, 1, Integer::sum);
  }

  /** How many transfers were refused. */
  public synchronized long refusals() {
    return refusals;
  }

  synchronized void end(String project) {
    taken--;
    held.computeIfPresent(project, (id, transfers) -> transfers == 1 ? null : transfers - 1);
  }
}

package org.cloudimages.limit.client;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

  private static final String ALL = "images.limit.transfers";
  private static final String PROJECT = "images.limit.transfers.project";

  private final int most;
  private final int share;
  private final Map<String, Integer> held = new HashMap<>();
  private int taken;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException with the key, when one is not a number
   */
  @Inject
  TransferLimit(
      @ConfigProperty(name = ALL, defaultValue = "400") String all,
      @ConfigProperty(name = PROJECT) Optional<String> project) {
    this.most = parse(ALL, all.strip());
    this.share =
        project.map(text -> parse(PROJECT, text.strip())).orElse(Math.max(1, this.most / 4));
  }

  private static int parse(String key, String text) {
    if (!text.matches("\\d{1,6}")) {
      throw new IllegalArgumentException(
          key + " must be a number of transfers, 0 for no bound, but is: " + text);
    }
    int number = Integer.parseInt(text);
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
      throw ImagesException.unavailable();
    }
    taken++;
    held.merge(project, 1, Integer::sum);
  }

  synchronized void end(String project) {
    taken--;
    held.computeIfPresent(project, (id, transfers) -> transfers == 1 ? null : transfers - 1);
  }
}

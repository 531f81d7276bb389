package org.cloudimages.image.entity.progress;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the import of an image is, and which task has it. Clients see it as properties whose
 * names are reserved; after an import they stay as texts, empty ones if nothing failed.
 */
@Embeddable
public class ImportProgress {

  /** Empty while none is running. */
  @Column(name = "import_task_id")
  private String taskId = "";

  /** The ids of stores, with commas. */
  @Column(name = "importing_to_stores")
  private String waiting = "";

  /** The ids of stores, with commas. */
  @Column(name = "failed_import")
  private String failed = "";

  /** No import yet. */
  public ImportProgress() {}

  /** Begins an import into these stores; that earlier ones failed there counts no more. */
  public void begin(String task, Collection<String> stores) {
    taskId = task;
    waiting = String.join(",", stores);
    failed = without(failed, stores::contains);
  }

  /** Notes that the data are in that store. */
  public void settle(String store) {
    waiting = without(waiting, store::equals);
  }

  /** Notes that the data did not come into that store. */
  public void fail(String store) {
    settle(store);
    failed =
        Stream.concat(ids(failed), Stream.of(store)).distinct().collect(Collectors.joining(","));
  }

  /** Ends the import: stores that it did not come to are not waited for any more. */
  public void end() {
    taskId = "";
    waiting = "";
  }

  private static String without(String ids, Predicate<String> gone) {
    return ids(ids).filter(gone.negate()).collect(Collectors.joining(","));
  }

  private static Stream<String> ids(String text) {
    return Stream.of(text.split(",")).filter(id -> !id.isEmpty());
  }

  /** The id of the task whose import is running; empty while none is. */
  public String taskId() {
    return taskId;
  }

  /** The ids of the stores that the data are still to come into. */
  public List<String> waiting() {
    return ids(waiting).toList();
  }

  /** What clients see, by the names of the properties. */
  public Map<String, String> shown() {
    return Map.of(
        "os_glance_import_task", taskId,
        "os_glance_importing_to_stores", waiting,
        "os_glance_failed_import", failed);
  }
}

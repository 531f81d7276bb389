package org.cloudimages.task.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.database.KeyOrder;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.ImageId;
import org.cloudimages.policy.Policies;
import org.cloudimages.task.entity.Task;

/**
 * Finds tasks for one caller, outside of a transaction: those of his project, or for an admin all.
 * One that has expired is not there, whether or not its row still is.
 */
@Singleton
public class TaskSearch {

  /** Tasks of an image that are shown: the newest ones. */
  private static final int MAX_OF_IMAGE = 100;

  private static final Comparator<Task> OLDEST_FIRST =
      Comparator.comparing(Task::createdAt).thenComparing(Task::id);

  private static final String SEEN = " WHERE t.expiresAt > :now";
  private static final String WHOLE = "SELECT t FROM Task t" + SEEN;

  private final Database database;
  private final Policies policies;
  private final DatabaseClock clock;

  @Inject
  public TaskSearch(Database database, Policies policies, DatabaseClock clock) {
    this.database = database;
    this.policies = policies;
    this.clock = clock;
  }

  /** Finds one task. */
  public Optional<Task> find(String id, Caller caller) {
    // because Derby ignores blanks at the ends of texts that it compares
    if (!ImageId.isPossible(id)) {
      return Optional.empty();
    }
    return select(WHOLE + " AND t.id = :id", query -> query.setParameter("id", id).setMaxResults(1))
        .stream()
        .filter(task -> task.isOwnedBy(caller.projectId()) || policies.isAdmin(caller))
        .findFirst();
  }

  /** Finds the tasks of an image, oldest first; of many the newest. */
  public List<Task> ofImage(String imageId) {
    List<Task> newest =
        select(
            WHOLE + " AND t.imageId = :image ORDER BY t.createdAt DESC, t.id DESC",
            query -> query.setParameter("image", imageId).setMaxResults(MAX_OF_IMAGE));
    return newest.stream().sorted(OLDEST_FIRST).toList();
  }

  /**
   * Returns a page.
   *
   * @throws ImagesException 400 for an unknown marker
   */
  public TaskPage page(TaskQuery query, Caller caller) {
    Optional<Task> marker = query.paging().marker().map(id -> marker(id, caller));
    int limit = query.paging().limit();
    if (limit == 0) {
      return new TaskPage(List.of(), Optional.empty());
    }
    boolean all = policies.isAdmin(caller);
    List<Object[]> rows =
        select(
            text(query, all, marker.isPresent()),
            Object[].class,
            found -> {
              if (!all) {
                found.setParameter("owner", caller.projectId());
              }
              query.type().ifPresent(type -> found.setParameter("type", type));
              query.status().ifPresent(status -> found.setParameter("status", status));
              marker.ifPresent(last -> setLast(found, query.sort(), last));
              return found.setMaxResults(limit);
            });
    return TaskPage.of(rows.stream().map(TaskStub::of).toList(), limit);
  }

  private static String text(TaskQuery query, boolean all, boolean marked) {
    KeyOrder order = new KeyOrder("t." + query.sort().attribute(), "t.id", query.descending());
    return TaskStub.SELECT
        + SEEN
        + (all ? "" : " AND t.owner = :owner")
        + query.type().map(type -> " AND t.type = :type").orElse("")
        + query.status().map(status -> " AND t.status = :status").orElse("")
        + (marked ? " AND " + order.behind() : "")
        + order.orderBy();
  }

  private static void setLast(TypedQuery<?> query, TaskSortKey key, Task last) {
    query.setParameter(KeyOrder.LAST_ID, last.id());
    query.setParameter(KeyOrder.LAST_KEY, key.value(last));
  }

  private Task marker(String id, Caller caller) {
    return find(id, caller)
        .orElseThrow(() -> ImagesException.invalid("marker", "no task with id " + id + " exists."));
  }

  private List<Task> select(String text, UnaryOperator<TypedQuery<Task>> given) {
    return select(text, Task.class, query -> given.apply(query.setHint(Database.READ_ONLY, true)));
  }

  private <T> List<T> select(String text, Class<T> type, UnaryOperator<TypedQuery<T>> given) {
    Instant now = clock.instant();
    return database.read(
        entities ->
            given.apply(entities.createQuery(text, type).setParameter("now", now)).getResultList());
  }
}

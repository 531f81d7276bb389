package org.cloudimages.audit.search;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.TypedQuery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cloudimages.audit.AuditEntry;
import org.cloudimages.database.Database;
import org.cloudimages.database.KeyOrder;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.Paging;
import org.cloudimages.http.fault.RequestId;
import org.cloudimages.identity.Caller;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.Policy;
import org.cloudimages.policy.PolicyTarget;

/**
 * Reads entries, outside of a transaction: for an administrator all of them, for others those of
 * their project. Thread-safe.
 */
@Singleton
public class AuditSearch {

  /** Entries of one of the pages that a whole range is read in. */
  private static final int PORTION = 500;

  private static final KeyOrder NEWEST_FIRST = new KeyOrder("e.occurredAt", "e.id", true);

  private final Database database;
  private final Policies policies;

  @Inject
  AuditSearch(Database database, Policies policies) {
    this.database = database;
    this.policies = policies;
  }

  /** Takes what is found, a portion at a time. */
  @FunctionalInterface
  public interface Reader {

    void take(List<AuditEntry> entries) throws IOException;
  }

  /**
   * Makes sure that the caller may read entries at all.
   *
   * @throws ImagesException 403
   */
  public void admit(Caller caller) {
    policies.require(Policy.GET_AUDIT, caller, PolicyTarget.ownedBy(caller.projectId()));
  }

  /**
   * Returns a page.
   *
   * @throws ImagesException 400 for an unknown marker
   */
  public AuditPage page(AuditQuery query, Paging paging, Caller caller) {
    Optional<AuditEntry> last = paging.marker().map(id -> marker(id, caller));
    return paging.limit() == 0
        ? AuditPage.EMPTY
        : seen(query, caller)
            .map(own -> AuditPage.of(read(own, last, paging.limit()), paging.limit()))
            .orElse(AuditPage.EMPTY);
  }

  /** How many {@link #all} would read now. */
  public long count(AuditQuery query, Caller caller) {
    return seen(query, caller)
        .map(
            own ->
                database.read(
                    entities -> {
                      TypedQuery<Long> count =
                          entities.createQuery("SELECT COUNT(e)" + conditions(own), Long.class);
                      set(count, own);
                      return count.getSingleResult();
                    }))
        .orElse(0L);
  }

  /**
   * Reads all, the newest first; what is written meanwhile is not among them.
   *
   * @throws IOException what the reader throws
   */
  public void all(AuditQuery query, Caller caller, Reader reader) throws IOException {
    Optional<AuditQuery> own = seen(query, caller);
    Optional<AuditEntry> last = Optional.empty();
    boolean goesOn = own.isPresent();
    while (goesOn) {
      List<AuditEntry> portion = read(own.get(), last, PORTION);
      reader.take(portion);
      goesOn = portion.size() == PORTION;
      last = goesOn ? Optional.of(portion.get(PORTION - 1)) : last;
    }
  }

  private Optional<AuditQuery> seen(AuditQuery query, Caller caller) {
    return policies.isAdmin(caller) ? Optional.of(query) : query.within(caller.projectId());
  }

  private AuditEntry marker(String id, Caller caller) {
    return Optional.ofNullable(database.read(entities -> entities.find(AuditEntry.class, id)))
        .filter(entry -> policies.isAdmin(caller) || caller.projectId().equals(entry.projectId()))
        .orElseThrow(() -> ImagesException.invalid("marker", "no entry with that id exists."));
  }

  private List<AuditEntry> read(AuditQuery query, Optional<AuditEntry> last, int limit) {
    return database.read(
        entities -> {
          TypedQuery<AuditEntry> found =
              entities
                  .createQuery(text(query, last.isPresent()), AuditEntry.class)
                  .setHint(Database.READ_ONLY, true);
          set(found, query);
          last.ifPresent(
              entry -> {
                found.setParameter(KeyOrder.LAST_KEY, entry.occurredAt());
                found.setParameter(KeyOrder.LAST_ID, entry.id());
              });
          return found.setMaxResults(limit).getResultList();
        });
  }

  private static String text(AuditQuery query, boolean marked) {
    return "SELECT e"
        + conditions(query)
        + (marked ? " AND " + NEWEST_FIRST.behind() : "")
        + NEWEST_FIRST.orderBy();
  }

  private static String conditions(AuditQuery query) {
    return query.equal().keySet().stream()
        .sorted()
        .map(AuditSearch::condition)
        .collect(
            joining(
                "", " FROM AuditEntry e WHERE e.occurredAt >= :from AND e.occurredAt < :to", ""));
  }

  /** A request is known by an id that begins with its client's, where that gave it one. */
  private static String condition(AuditField field) {
    return field == AuditField.REQUEST_ID
        ? " AND (e.requestId = :requestId OR e.requestId LIKE :adopted ESCAPE '!')"
        : " AND e.%1$s = :%1$s".formatted(field.attribute());
  }

  private static void set(TypedQuery<?> found, AuditQuery query) {
    found.setParameter("from", query.from()).setParameter("to", query.to());
    query.equal().forEach((field, value) -> found.setParameter(field.attribute(), value));
    Optional.ofNullable(query.equal().get(AuditField.REQUEST_ID))
        .map(id -> RequestId.beginning(id).replaceAll("[!%_]", "!$0") + "%")
        .ifPresent(pattern -> found.setParameter("adopted", pattern));
  }
}

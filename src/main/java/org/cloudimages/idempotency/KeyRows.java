package org.cloudimages.idempotency;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudimages.database.Database;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.idempotency.entity.IdempotencyKey;
import org.cloudimages.idempotency.entity.KeptAnswer;

/** The rows of keys. Thread-safe. */
@Singleton
public class KeyRows {

  /** Seconds that a client waits before it asks again for what is being done. */
  private static final int RUNNING_SECONDS = 1;

  /** How the databases say that another transaction has the key. */
  private static final Set<String> TAKEN =
      Set.of(
          "23505", // it is there
          "40XL1", // Derby: another one may be about to write it, and takes long
          "55P03"); // the same of PostgreSQL

  private final Database database;

  @Inject
  KeyRows(Database database) {
    this.database = database;
  }

  /** The refusal of a request that another one with its key is carrying out. */
  static ImagesException stillRunning() {
    return new ImagesException(
        Fault.of(FaultType.CONFLICT, "A request with this Idempotency-Key is being carried out.")
            .retryAfter(RUNNING_SECONDS));
  }

  /** Finds the row of a key outside of a transaction. */
  Optional<IdempotencyKey> look(String id) {
    return database.read(entities -> Optional.ofNullable(entities.find(IdempotencyKey.class, id)));
  }

  /**
   * Writes a row in the running transaction. It waits for another transaction that writes the same
   * one, as long as the database lets it wait for a lock.
   *
   * @throws ImagesException 409 where the key is there, or another transaction may be writing it
   */
  void add(IdempotencyKey key) {
    EntityManager entities = database.current();
    entities.persist(key);
    try {
      entities.flush();
    } catch (PersistenceException e) {
      throw isTaken(e) ? stillRunning() : e;
    }
  }

  private static boolean isTaken(PersistenceException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && TAKEN.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** The same as {@link #add} in a transaction of its own. */
  @Transactional
  public void claim(IdempotencyKey key) {
    add(key);
  }

  /** Writes the answer into a row that is still as it was claimed. */
  @Transactional
  public void finish(IdempotencyKey claim, KeptAnswer answer) {
    database
        .current()
        .createQuery(
            "UPDATE IdempotencyKey k SET k.status = :status, k.headers = :headers, k.body = :body"
                + " WHERE k.id = :id AND k.createdAt = :made")
        .setParameter("id", claim.id())
        .setParameter("made", claim.createdAt())
        .setParameter("status", answer.status())
        .setParameter("headers", IdempotencyKey.headers(answer))
        .setParameter("body", answer.body())
        .executeUpdate();
  }

  /** Removes this row, and no other of its key that was made meanwhile. */
  @Transactional
  public void remove(IdempotencyKey key) {
    database
        .current()
        .createQuery("DELETE FROM IdempotencyKey k WHERE k.id = :id AND k.createdAt = :made")
        .setParameter("id", key.id())
        .setParameter("made", key.createdAt())
        .executeUpdate();
  }

  /** Finds the ids of some that are as old, or older. */
  List<String> expired(Instant oldest, int most) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT k.id FROM IdempotencyKey k WHERE k.createdAt <= :oldest", String.class)
                .setParameter("oldest", oldest)
                .setMaxResults(most)
                .getResultList());
  }

  /** Removes those that are still as old, in one transaction; several nodes may do so. */
  @Transactional
  public void remove(List<String> ids, Instant oldest) {
    Query removal =
        database
            .current()
            .createQuery("DELETE FROM IdempotencyKey k WHERE k.id = :id AND k.createdAt <= :oldest")
            .setParameter("oldest", oldest);
    Database.changeEach(removal, ids);
  }

  /** Counts the keys of each project that has any. */
  Map<String, Long> counts() {
    return database
        .read(
            entities ->
                entities
                    .createQuery(
                        "SELECT k.projectId, COUNT(k.id) FROM IdempotencyKey k"
                            + " GROUP BY k.projectId",
                        Object[].class)
                    .getResultList())
        .stream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }
}

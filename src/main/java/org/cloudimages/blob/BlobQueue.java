package org.cloudimages.blob;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudimages.database.Database;

/**
 * The blobs whose bytes are to be removed. Any number of nodes take from it at once: each change is
 * a conditional update in a short transaction of its own, and nothing is locked in between.
 */
@Singleton
public class BlobQueue {

  private static final Set<BlobState> WAITING = Set.of(BlobState.DOOMED, BlobState.RECYCLED);
  private static final Set<BlobState> FAILED = Set.of(BlobState.POSTPONED, BlobState.SET_ASIDE);
  private static final Set<BlobState> DEAD =
      Set.of(BlobState.DOOMED, BlobState.RECYCLED, BlobState.RECLAIMING, BlobState.POSTPONED);

  private final Database database;

  @Inject
  BlobQueue(Database database) {
    this.database = database;
  }

  /**
   * Returns blobs of a store that nobody has tried to remove, and that were doomed, or kept in the
   * recycle bin, and have been due since that time or longer.
   */
  public List<Blob> doomed(String store, Instant latest, int most) {
    return due(store, WAITING, latest, most);
  }

  /** Returns blobs of a store that it did not remove, and that are due to be tried again. */
  public List<Blob> failed(String store, Instant now, int most) {
    return due(store, FAILED, now, most);
  }

  /** Returns blobs of a store that somebody claimed and never said how it went. */
  public List<Blob> expiredClaims(String store, Instant now, int most) {
    return due(store, Set.of(BlobState.RECLAIMING), now, most);
  }

  private List<Blob> due(String store, Set<BlobState> states, Instant latest, int most) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT b FROM Blob b WHERE b.state IN :states AND b.store = :store"
                        + " AND b.dueAt <= :latest ORDER BY b.dueAt, b.id",
                    Blob.class)
                .setParameter("states", states)
                .setParameter("store", store)
                .setParameter("latest", latest)
                .setMaxResults(most)
                .setHint(Database.READ_ONLY, true)
                .getResultList());
  }

  /**
   * Claims a blob that was seen so; empty when somebody else was quicker or it is doomed no more.
   *
   * @param until when others may take its reclaimer for dead
   */
  @Transactional
  public Optional<Claim> claim(Blob seen, Instant until) {
    Claim claim = new Claim(seen, seen.attempts() + 1);
    int claimed =
        query(
                "UPDATE Blob b SET b.state = :reclaiming, b.dueAt = :until, b.attempts = :attempt"
                    + " WHERE b.id = :id AND b.state = :seen AND b.dueAt = :due"
                    + " AND b.attempts = :before")
            .setParameter("id", seen.id())
            .setParameter("seen", seen.state())
            .setParameter("due", seen.dueAt())
            .setParameter("before", seen.attempts())
            .setParameter("reclaiming", BlobState.RECLAIMING)
            .setParameter("until", until)
            .setParameter("attempt", claim.attempt())
            .executeUpdate();
    return claimed == 1 ? Optional.of(claim) : Optional.empty();
  }

  /** Forgets a blob whose bytes are gone; false when somebody else has claimed it meanwhile. */
  @Transactional
  public boolean forget(Claim claim) {
    return claimed("DELETE FROM Blob b", claim).executeUpdate() == 1;
  }

  /** Gives back a blob whose bytes could not be removed. */
  @Transactional
  public void postpone(Claim claim, Instant due) {
    giveBack(claim, BlobState.POSTPONED, due);
  }

  /** Sets a blob aside whose bytes its store refused too often to remove. */
  @Transactional
  public void setAside(Claim claim, Instant due) {
    giveBack(claim, BlobState.SET_ASIDE, due);
  }

  private void giveBack(Claim claim, BlobState next, Instant due) {
    claimed("UPDATE Blob b SET b.state = :next, b.dueAt = :due", claim)
        .setParameter("next", next)
        .setParameter("due", due)
        .executeUpdate();
  }

  /** Makes all blobs due that were set aside, in all stores; returns how many. */
  @Transactional
  public int retrySetAside(Instant now) {
    return retry("", now).executeUpdate();
  }

  /** Makes all blobs of a store due that were set aside. */
  @Transactional
  public void retrySetAside(String store, Instant now) {
    retry(" AND b.store = :store", now).setParameter("store", store).executeUpdate();
  }

  private Query retry(String condition, Instant now) {
    return query(
            "UPDATE Blob b SET b.state = :postponed, b.dueAt = :now WHERE b.state = :aside"
                + condition)
        .setParameter("postponed", BlobState.POSTPONED)
        .setParameter("aside", BlobState.SET_ASIDE)
        .setParameter("now", now);
  }

  /** How many blobs are set aside, by store. */
  public Map<String, Long> setAside() {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT b.store, COUNT(b.id) FROM Blob b"
                        + " WHERE b.state = :state GROUP BY b.store",
                    Object[].class)
                .setParameter("state", BlobState.SET_ASIDE)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
  }

  /** A statement that changes a blob for whoever claimed it last. */
  private Query claimed(String change, Claim claim) {
    return query(change + " WHERE b.id = :id AND b.state = :reclaiming AND b.attempts = :attempt")
        .setParameter("id", claim.blob().id())
        .setParameter("reclaiming", BlobState.RECLAIMING)
        .setParameter("attempt", claim.attempt());
  }

  /** Returns blobs whose writers have let their leases run out. */
  public List<Blob> abandoned(Instant now, int most) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT b FROM Blob b WHERE b.state = :writing AND b.dueAt < :now"
                        + " ORDER BY b.dueAt",
                    Blob.class)
                .setParameter("writing", BlobState.WRITING)
                .setParameter("now", now)
                .setMaxResults(most)
                .setHint(Database.READ_ONLY, true)
                .getResultList());
  }

  /**
   * Dooms a blob whose writer has let its lease run out, in the running transaction; false when it
   * was renewed or ended meanwhile.
   */
  public boolean expireLease(String id, Instant now, Instant due) {
    return query(
                "UPDATE Blob b SET b.state = :doomed, b.dueAt = :due"
                    + " WHERE b.id = :id AND b.state = :writing AND b.dueAt < :now")
            .setParameter("id", id)
            .setParameter("now", now)
            .setParameter("due", due)
            .setParameter("writing", BlobState.WRITING)
            .setParameter("doomed", BlobState.DOOMED)
            .executeUpdate()
        == 1;
  }

  /** What is due, a store each. */
  public List<Backlog> backlog(Instant now) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT b.store, COUNT(b.id), MIN(b.dueAt) FROM Blob b"
                        + " WHERE b.state IN :dead AND b.dueAt <= :now GROUP BY b.store",
                    Object[].class)
                .setParameter("dead", DEAD)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Backlog((String) row[0], (Long) row[1], (Instant) row[2]))
                .toList());
  }

  /** Returns those of the ids that there are blobs of, in whatever state. */
  public Set<String> known(Collection<String> ids) {
    return database.read(
        entities ->
            Set.copyOf(
                entities
                    .createQuery("SELECT b.id FROM Blob b WHERE b.id IN :ids", String.class)
                    .setParameter("ids", ids)
                    .getResultList()));
  }

  /** Whether there is a live blob of that id. */
  public boolean isLive(String id) {
    return database.read(
        entities -> {
          Blob blob = entities.find(Blob.class, id);
          return blob != null && blob.state() == BlobState.LIVE;
        });
  }

  /** Returns blobs in the order of their ids, behind one of them. */
  public List<Blob> page(String marker, int most) {
    return database.read(
        entities ->
            entities
                .createQuery("SELECT b FROM Blob b WHERE b.id > :marker ORDER BY b.id", Blob.class)
                .setParameter("marker", marker)
                .setMaxResults(most)
                .setHint(Database.READ_ONLY, true)
                .getResultList());
  }

  private Query query(String change) {
    return database.current().createQuery(change);
  }
}

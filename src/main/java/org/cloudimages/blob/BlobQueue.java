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
  public List<Blob> forsaken(String store, Instant now, int most) {
    return due(store, Set.of(BlobState.RECLAIMING), now, most);
  }

  private List<Blob> due(String store, Set<BlobState> states, Instant latest, int most) {
    return database.read(
        entities ->
            entities
                .createNamedQuery(Blob.DUE, Blob.class)
                .setParameter("states", states)
                .setParameter("store", store)
                .setParameter("latest", latest)
                .setMaxResults(most)
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
        query(Blob.CLAIM)
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
    return claimed(Blob.FORGET, claim).executeUpdate() == 1;
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
    claimed(Blob.POSTPONE, claim)
        .setParameter("next", next)
        .setParameter("due", due)
        .executeUpdate();
  }

  /** Makes all blobs due that were set aside, in all stores; returns how many. */
  @Transactional
  public int retrySetAside(Instant now) {
    return query(Blob.RETRY)
        .setParameter("postponed", BlobState.POSTPONED)
        .setParameter("aside", BlobState.SET_ASIDE)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** How many blobs are set aside, by store. */
  public Map<String, Long> setAside() {
    return database.read(
        entities ->
            entities
                .createNamedQuery(Blob.COUNT, Object[].class)
                .setParameter("state", BlobState.SET_ASIDE)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
  }

  private Query claimed(String statement, Claim claim) {
    return query(statement)
        .setParameter("id", claim.blob().id())
        .setParameter("reclaiming", BlobState.RECLAIMING)
        .setParameter("attempt", claim.attempt());
  }

  /** Returns blobs whose writers have let their leases run out. */
  public List<Blob> abandoned(Instant now, int most) {
    return database.read(
        entities ->
            entities
                .createNamedQuery(Blob.ABANDONED, Blob.class)
                .setParameter("writing", BlobState.WRITING)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList());
  }

  /**
   * Dooms a blob whose writer has let its lease run out, in the running transaction; false when it
   * was renewed or ended meanwhile.
   */
  public boolean giveUp(String id, Instant now, Instant due) {
    return query(Blob.GIVE_UP)
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
                .createNamedQuery(Blob.BACKLOG, Object[].class)
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
                    .createNamedQuery(Blob.KNOWN, String.class)
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
                .createNamedQuery(Blob.PAGE, Blob.class)
                .setParameter("marker", marker)
                .setMaxResults(most)
                .getResultList());
  }

  private Query query(String name) {
    return database.current().createNamedQuery(name);
  }
}

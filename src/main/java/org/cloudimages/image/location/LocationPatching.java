package org.cloudimages.image.location;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.ImageHashSettings;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.entity.Image;
import org.cloudimages.limit.quota.DataQuotas;
import org.cloudimages.limit.quota.Quota;
import org.cloudimages.policy.Policy;

/** The part of a patch that changes locations, in the transaction of the patch. */
@Singleton
public class LocationPatching {

  private final Database database;
  private final LocationRules rules;
  private final ImageAccess access;
  private final Blobs blobs;
  private final DataQuotas quotas;
  private final AuditLog audit;
  private final ImageHashSettings hash;
  private final DatabaseClock clock;

  @Inject
  LocationPatching(
      Database database,
      LocationRules rules,
      ImageAccess access,
      Blobs blobs,
      DataQuotas quotas,
      AuditLog audit,
      ImageHashSettings hash,
      DatabaseClock clock) {
    this.database = database;
    this.rules = rules;
    this.access = access;
    this.blobs = blobs;
    this.quotas = quotas;
    this.audit = audit;
    this.hash = hash;
    this.clock = clock;
  }

  /**
   * Begins to change the locations of a locked image, which asks for nothing yet.
   *
   * @param found where the URLs of the changes lead, see {@link LocationLookup}
   */
  public LocationDraft begin(Image image, Map<URI, FoundLocation> found) {
    return new LocationDraft(image, found, hash.algorithm(), clock.instant());
  }

  /**
   * Does one change.
   *
   * @throws ImagesException 403 for lack of rights, for the last location, and for what only others
   *     may name; 409 for a status in which nothing changes or data that cannot be the same; 400
   *     for a place that there is not, and a location that the image has already; 413 for too many
   */
  public void apply(LocationChange change, LocationDraft draft, Caller caller) {
    access.require(policy(change), draft.image(), caller);
    if (!draft.isBegun()) {
      draft.begin(blobs.held(draft.image().id()));
    }
    int before = draft.blobs().size();
    draft.apply(change);
    // because the image may have let go meanwhile what it had when its URL was looked for
    draft.added().forEach(blob -> rules.requireNameable(LocationDraft.keyOf(blob), caller));
    if (draft.blobs().size() > before) {
      rules.requireFew(draft.blobs().size());
    }
  }

  private static Policy policy(LocationChange change) {
    return change instanceof LocationChange.Remove
        ? Policy.DELETE_IMAGE_LOCATION
        : Policy.SET_IMAGE_LOCATION;
  }

  /**
   * Brings the rows to what the draft has. What was staged of an image that is active now, nobody
   * can import any more.
   *
   * @throws ImagesException 413 when the project has no room for the new ones
   */
  public void finish(LocationDraft draft, Actor actor) {
    if (!draft.isBegun()) {
      return;
    }
    Image image = draft.image();
    Instant now = draft.now();
    add(draft);
    List<Blob> all = draft.blobs();
    for (int place = 0; place < all.size(); place++) {
      all.get(place).placeAt(place);
    }
    image.lieIn(all.stream().map(Blob::store).toList(), now);
    if (draft.isActivated()) {
      audit.note(AuditAction.IMAGE_ACTIVATE, AuditSubject.ofImage(image.id()), actor, now);
    }
    database.current().flush();
    draft.removed().forEach(blob -> blobs.doomOne(blob.id(), now));
    if (draft.isActivated()) {
      blobs.doomStaged(image.id(), now);
    }
  }

  private void add(LocationDraft draft) {
    String owner = draft.image().owner();
    long bytes = draft.bytes();
    if (!draft.added().isEmpty() || bytes > 0) {
      quotas.requireRoom(owner, Quota.SIZE, bytes);
    }
    for (Blob blob : draft.added()) {
      blob.chargeTo(owner);
      database.current().persist(blob);
    }
  }
}

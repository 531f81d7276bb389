package org.cloudimages.member.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.ImageMembers;
import org.cloudimages.image.access.ImageTarget;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageMember;
import org.cloudimages.image.entity.MemberStatus;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.Policy;

/**
 * The door to the members of images. The producer (the owner, or an admin) adds, removes and sees
 * all members; the consumer (a member) sees and answers for itself alone. Thread-safe.
 */
@Singleton
public class MemberManager {

  private final VisibleImages images;
  private final ImageMembers members;
  private final ImageAccess access;
  private final Policies policies;
  private final MemberLimit limit;
  private final AuditLog audit;
  private final Database database;
  private final DatabaseClock clock;

  @Inject
  MemberManager(
      VisibleImages images,
      ImageMembers members,
      ImageAccess access,
      Policies policies,
      MemberLimit limit,
      AuditLog audit,
      Database database,
      DatabaseClock clock) {
    this.images = images;
    this.members = members;
    this.access = access;
    this.policies = policies;
    this.limit = limit;
    this.audit = audit;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Shares an image with a project, which need not exist. The image stays locked, so that of equal
   * requests one succeeds and the limit holds.
   *
   * @throws ImagesException 404 when the caller may not see the image, 403 when it is not his to
   *     share or not {@code shared}, 409 when the project is a member, 413 when there are too many
   */
  @Transactional
  public ImageMember add(String imageId, String memberId, Actor actor) {
    Caller caller = actor.caller();
    SeenImage seen = images.lock(imageId, caller);
    if (policies.profile().hidesSharingFromOthers() && !access.isProducer(seen.image(), caller)) {
      throw VisibleImages.notFound(imageId);
    }
    access.require(Policy.ADD_MEMBER, seen, caller);
    requireShared(seen.image());
    if (members.find(imageId, memberId).isPresent()) {
      throw ImagesException.conflict(
          "Project " + memberId + " is already a member of image " + imageId + ".");
    }
    limit.requireRoom(members.count(imageId));
    Instant now = clock.instant();
    ImageMember member = new ImageMember(seen.image(), memberId, now);
    database.current().persist(member);
    save(AuditAction.MEMBER_CREATE, member, actor, now);
    return member;
  }

  /**
   * Lists the members that the caller may know of: all of them, or itself.
   *
   * @throws ImagesException 404 when the caller may not see the image, 403 when it is not {@code
   *     shared} or neither his nor shared with him
   */
  public List<ImageMember> list(String imageId, Caller caller) {
    SeenImage seen = images.look(imageId, caller);
    access.require(Policy.GET_MEMBERS, seen, caller);
    requireShared(seen.image());
    return access.isProducer(seen.image(), caller)
        ? members.lookAll(imageId)
        : members.look(imageId, caller.projectId()).stream().toList();
  }

  /**
   * Shows one member.
   *
   * @throws ImagesException 404 when there is none that the caller may know of
   */
  public ImageMember show(String imageId, String memberId, Caller caller) {
    SeenImage seen = images.look(imageId, caller);
    if (seen.image().visibility() != Visibility.SHARED) {
      throw notFound(imageId, memberId);
    }
    requireKnown(memberId, seen, caller);
    access.require(Policy.GET_MEMBER, seen, caller);
    return members.look(imageId, memberId).orElseThrow(() -> notFound(imageId, memberId));
  }

  /**
   * Says whether a project wants the image in its lists.
   *
   * @throws ImagesException 404 when there is no such member that the caller may know of, 403 when
   *     he may not answer for it, as the owner may not, or the image is not {@code shared}
   */
  @Transactional
  public ImageMember answer(String imageId, String memberId, MemberStatus status, Actor actor) {
    Caller caller = actor.caller();
    SeenImage seen = images.lock(imageId, caller);
    requireShared(seen.image());
    requireKnown(memberId, seen, caller);
    policies.require(
        Policy.MODIFY_MEMBER, caller, new ImageTarget(seen.image(), Optional.of(memberId)));
    ImageMember member = find(imageId, memberId);
    Instant now = clock.instant();
    member.answer(status, now);
    save(AuditAction.MEMBER_UPDATE, member, actor, now);
    return member;
  }

  /**
   * Takes a project's access away; it is gone when this has returned.
   *
   * @throws ImagesException 404 when there is no such member or the caller may not see the image,
   *     403 when it is not his to share or not {@code shared}
   */
  @Transactional
  public void remove(String imageId, String memberId, Actor actor) {
    Caller caller = actor.caller();
    SeenImage seen = images.lock(imageId, caller);
    access.require(Policy.DELETE_MEMBER, seen, caller);
    requireShared(seen.image());
    ImageMember member = find(imageId, memberId);
    Instant now = clock.instant();
    // because who listens finds no member that has been removed
    note(AuditAction.MEMBER_DELETE, member, actor, now);
    database.current().remove(member);
    database.current().flush();
  }

  private ImageMember find(String imageId, String memberId) {
    return members.find(imageId, memberId).orElseThrow(() -> notFound(imageId, memberId));
  }

  /** A consumer knows of itself alone. */
  private void requireKnown(String memberId, SeenImage seen, Caller caller) {
    if (!access.isProducer(seen.image(), caller) && !memberId.equals(caller.projectId())) {
      throw notFound(seen.image().id(), memberId);
    }
  }

  private static void requireShared(Image image) {
    if (image.visibility() != Visibility.SHARED) {
      throw ImagesException.forbidden(
          "Only a shared image has members, and image "
              + image.id()
              + " is "
              + image.visibility().text()
              + ".");
    }
  }

  private static ImagesException notFound(String imageId, String memberId) {
    return ImagesException.notFound("Image " + imageId + " has no member " + memberId + ".");
  }

  private void save(AuditAction action, ImageMember member, Actor actor, Instant now) {
    note(action, member, actor, now);
    database.current().flush();
  }

  private void note(AuditAction action, ImageMember member, Actor actor, Instant now) {
    audit.note(action, AuditSubject.ofMember(member.imageId(), member.memberId()), actor, now);
  }
}

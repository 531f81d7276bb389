package org.cloudimages.image.change;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.property.PropertySchema;

/**
 * Describes an image as that is described whose data it gets. The same rules hold as if who imports
 * it changed it.
 */
@Singleton
public class ImageAdoption {

  private final ImageChanges changes;
  private final ImageLimits limits;
  private final PropertySchema schema;
  private final AuditLog audit;

  @Inject
  ImageAdoption(ImageChanges changes, ImageLimits limits, PropertySchema schema, AuditLog audit) {
    this.changes = changes;
    this.limits = limits;
    this.schema = schema;
    this.audit = audit;
  }

  /**
   * Does as if, before the data come: makes sure that nothing will be refused then, and gives the
   * formats to a copy of the image that nobody keeps.
   *
   * @throws ImagesException 400, 403 or 413
   */
  public void rehearse(Image copy, List<AttributeChange> attributes, Actor actor) {
    var unused = draft(copy, attributes, actor);
  }

  /**
   * Gives it the attributes in the running transaction, which gives it the data too.
   *
   * @throws ImagesException as above
   */
  public void adopt(Image image, List<AttributeChange> attributes, Actor actor, Instant now) {
    if (attributes.isEmpty()) {
      return;
    }
    draft(image, attributes, actor).finish();
    image.touch(now);
    audit.note(AuditAction.IMAGE_UPDATE, AuditSubject.ofImage(image.id()), actor, now);
  }

  private ImageDraft draft(Image image, List<AttributeChange> attributes, Actor actor) {
    ImageDraft draft =
        new ImageDraft(
            image, change -> changes.require(change, image, actor.caller()), change -> {});
    ImageExtent before = draft.extent();
    for (AttributeChange change : attributes) {
      change.requireFits(schema);
      draft.set(change);
    }
    limits.require(before, draft.extent());
    return draft;
  }
}

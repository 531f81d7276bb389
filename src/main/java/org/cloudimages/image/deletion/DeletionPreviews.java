package org.cloudimages.image.deletion;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.ImageMembers;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.deletion.DeletionPreview.Removal;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.retention.Retention;

/** Tells what a delete would do, by the rule that decides deletes. Changes nothing. */
@Singleton
public class DeletionPreviews {

  private final VisibleImages images;
  private final ImageAccess access;
  private final DeletionRule rule;
  private final Retention retention;
  private final ImageMembers members;
  private final Blobs blobs;
  private final DatabaseClock clock;

  @Inject
  DeletionPreviews(
      VisibleImages images,
      ImageAccess access,
      DeletionRule rule,
      Retention retention,
      ImageMembers members,
      Blobs blobs,
      DatabaseClock clock) {
    this.images = images;
    this.access = access;
    this.rule = rule;
    this.retention = retention;
    this.members = members;
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * Looks at what a delete of the image by this caller would do now.
   *
   * @throws ImagesException 404 when there is none that the caller may see
   */
  public DeletionPreview preview(String id, Caller caller) {
    Instant now = clock.instant();
    SeenImage seen = images.look(id, caller);
    Image image = seen.image();
    Duration kept = retention.of(image.owner());
    return new DeletionPreview(
        id,
        refusal(seen, caller, now),
        access.isProducer(image, caller) ? Optional.of(removal(image, caller)) : Optional.empty(),
        kept.isZero() ? Optional.empty() : Optional.of(now.plus(kept)));
  }

  private Optional<Fault> refusal(SeenImage seen, Caller caller, Instant now) {
    try {
      rule.require(seen, caller, now);
      return Optional.empty();
    } catch (ImagesException e) {
      // because what ends a delete is here the answer
      return Optional.of(e.fault());
    }
  }

  private Removal removal(Image image, Caller caller) {
    List<Blob> data = blobs.of(image.id());
    boolean seesPlaces = access.viewer(caller).seesPlaces(image);
    return new Removal(
        seesPlaces ? data.stream().map(Blob::store).toList() : List.of(),
        Stream.concat(data.stream(), blobs.staged(image.id()).stream()).mapToLong(Blob::size).sum(),
        members.lookAll(image.id()).size(),
        work(image));
  }

  private static List<String> work(Image image) {
    if (image.importTask().isPresent()) {
      return List.of("import");
    }
    return switch (image.status()) {
      case SAVING -> List.of("upload");
      case UPLOADING -> image.isWritten() ? List.of("upload") : List.of();
      default -> List.of();
    };
  }
}

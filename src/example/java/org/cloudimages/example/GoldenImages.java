package org.cloudimages.example;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cloudimages.client.ImageData;
import org.cloudimages.client.ImagesClient;
import org.cloudimages.client.Pages;
import org.cloudimages.client.answer.Deletion;
import org.cloudimages.client.answer.DeletionPreview;
import org.cloudimages.client.answer.Image;
import org.cloudimages.client.request.BulkFilter;
import org.cloudimages.client.request.NewImage;
import org.cloudimages.client.request.Patch;
import org.cloudimages.client.request.Query;

/** The golden images of families: images with a property {@code golden_family}. */
@Dependent
public class GoldenImages {

  private static final String FAMILY = "golden_family";

  /** What one bulk delete takes. */
  private static final int MAX_DELETED = 1000;

  private final ImagesClient client;

  @Inject
  GoldenImages(ImagesClient client) {
    this.client = client;
  }

  /**
   * Makes an image of a disk, and says so in a tag when all of it is there.
   *
   * @param disk is sent on as it is read
   */
  public Image add(String family, String name, InputStream disk) {
    NewImage draft = NewImage.named(name).of("raw", "bare").with(FAMILY, family);
    String id = client.create(draft, UUID.randomUUID().toString()).id();
    new ImageData(client).upload(id, disk);
    client.addTag(id, "golden");
    return client.show(id);
  }

  /** Protects an image from being deleted, or no longer. */
  public Image protect(String id, boolean isProtected) {
    return client.patch(id, Patch.none().set("protected", isProtected), null);
  }

  /**
   * Images of a family that others have taken the place of, the newest first.
   *
   * @param keep how many of the newest are not old, whatever their age
   * @param before younger ones are not old, either
   */
  public List<Image> old(String family, int keep, Instant before) {
    Query all = Query.all().where(FAMILY, family).sorted("created_at:desc");
    return Pages.stream(client::list, all)
        .skip(keep)
        .filter(image -> image.createdAt().isBefore(before))
        .limit(MAX_DELETED)
        .toList();
  }

  /** What deleting them would do. */
  public List<DeletionPreview> preview(List<Image> images) {
    return images.stream().map(image -> client.previewDelete(image.id())).toList();
  }

  /**
   * Deletes them.
   *
   * @param key of the one thing that is to be done: with the same one it is done once
   */
  public List<Deletion> delete(List<Image> images, String key) {
    if (images.isEmpty()) {
      return List.of();
    }
    return client.deleteAll(BulkFilter.ids(images.stream().map(Image::id).toList()), key).results();
  }

  /** Takes all images of a family out of the recycle bin. */
  public List<Image> restore(String family) {
    return Pages.stream(client::recycleBin, Query.all())
        .filter(image -> family.equals(image.properties().get(FAMILY)))
        .toList()
        .stream()
        .map(image -> client.restore(image.id()))
        .toList();
  }
}

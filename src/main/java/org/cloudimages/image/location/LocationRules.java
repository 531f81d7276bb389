package org.cloudimages.image.location;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.cloudimages.blob.BlobKey;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.store.StoreKey;
import org.cloudimages.store.Stores;

/** What must hold where somebody names a place of data. */
@Singleton
public class LocationRules {

  private static final String URL = "url";
  private static final String FILE = "file";
  private static final Set<ImageStatus> OPEN = EnumSet.of(ImageStatus.QUEUED, ImageStatus.ACTIVE);

  private final LocationSettings settings;
  private final Stores stores;
  private final ImageAccess access;

  @Inject
  LocationRules(LocationSettings settings, Stores stores, ImageAccess access) {
    this.settings = settings;
    this.stores = stores;
    this.access = access;
  }

  /**
   * The place that a URL leads to.
   *
   * @throws ImagesException 400 where it is in no store
   */
  public StoreKey where(URI url) {
    return stores
        .find(url)
        .orElseThrow(() -> ImagesException.invalid(URL, "it leads into no store of the service."));
  }

  /**
   * Makes sure that this service did not put there what lies there: whoever knows where the data of
   * an image are need not be one who may see it, and they go with that image.
   *
   * @throws ImagesException 400
   */
  public static void requireForeign(StoreKey where) {
    if (BlobKey.parse(where.key()).isPresent()) {
      throw ImagesException.invalid(URL, "what lies there belongs to the service.");
    }
  }

  /**
   * Makes sure that the caller may name what lies there: whoever is neither a service nor an
   * administrator names only what anybody may read, and not what lies in a store of ours, because
   * the service reads there with rights of its own, whosever data they are.
   *
   * @throws ImagesException 403
   */
  public void requireNameable(StoreKey where, Caller caller) {
    if (!caller.isService()
        && !access.isAdmin(caller)
        && !stores.find(where.store()).orElseThrow().isReadOnly()) {
      throw ImagesException.forbidden(
          "Only a service or an administrator can name what lies in a store of ours.");
    }
  }

  /**
   * Makes sure that a client may name what has that URL: not what lies on a disk of the service.
   *
   * @throws ImagesException 400
   */
  void requireRemote(URI url) {
    if (FILE.equalsIgnoreCase(url.getScheme())) {
      throw ImagesException.invalid(URL, "no file of the service can be named.");
    }
  }

  /** Says that an image would have one place twice. */
  static ImagesException twice() {
    return ImagesException.invalid(URL, "the image has that location already.");
  }

  /**
   * Makes sure that an image may have so many.
   *
   * @throws ImagesException 413
   */
  void requireFew(int locations) {
    if (locations > settings.most()) {
      throw ImagesException.overLimit(
          "The image has too many locations: "
              + locations
              + " given, "
              + settings.most()
              + " allowed.");
    }
  }

  /**
   * Makes sure that an image can get locations.
   *
   * @throws ImagesException 409 in a status in which it has others than its own, or is getting them
   */
  static void requireOpen(Image image) {
    if (!OPEN.contains(image.status())) {
      throw ImagesException.conflict(
          "The locations of an image in status " + image.status().text() + " cannot change.");
    }
  }

  /**
   * Makes sure that an image is described well enough to have data.
   *
   * @throws ImagesException 400
   */
  public static void requireFormats(Image image) {
    requireSet("disk_format", image.diskFormat());
    requireSet("container_format", image.containerFormat());
  }

  private static void requireSet(String field, String value) {
    if (value == null) {
      throw ImagesException.badRequest("Set " + field + " before adding a location.");
    }
  }
}

package org.cloudimages.data.importing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.methods.ImportMethod;
import org.cloudimages.image.methods.ImportSettings;
import org.cloudimages.store.ConfiguredStore;
import org.cloudimages.store.Stores;

/** Says whether an image may be imported as a request asks, and into which stores. */
@Singleton
public class ImportRules {

  private static final String ALL = "all_stores";

  private final ImportSettings settings;
  private final ImageAccess access;
  private final Stores stores;

  @Inject
  ImportRules(ImportSettings settings, ImageAccess access, Stores stores) {
    this.settings = settings;
    this.access = access;
    this.stores = stores;
  }

  /**
   * Makes sure that the method is offered.
   *
   * @throws ImagesException 400
   */
  void requireOffered(ImportMethod method) {
    if (!settings.offers(method)) {
      throw ImportRequest.unknown(method.text());
    }
  }

  /**
   * Makes sure that what is staged can be imported: without that it would lie there in vain.
   *
   * @throws ImagesException 404
   */
  void requireStaging() {
    if (!settings.offers(ImportMethod.GLANCE_DIRECT)) {
      throw ImagesException.notFound("Nothing can be staged here.");
    }
  }

  /**
   * Makes sure that the image is in the state that the method needs, that its source is named, and
   * that the caller may import it.
   *
   * @param staged whether there are data to be imported of an image that is queued, because an
   *     import of them failed
   * @throws ImagesException 409, then 400, then 403
   */
  void requireReady(ImportRequest request, SeenImage seen, boolean staged, Caller caller) {
    ImportMethod method = request.method();
    Image image = seen.image();
    boolean again = staged && image.status() == ImageStatus.QUEUED;
    if (image.status() != method.status() && !(again && method == ImportMethod.GLANCE_DIRECT)) {
      throw ImagesException.conflict(
          "An image in status "
              + image.status().text()
              + " cannot be imported by "
              + method.text()
              + ".");
    }
    if (image.isWritten()) {
      throw ImagesException.conflict("The data of the image are still coming in.");
    }
    requireSet("disk_format", image.diskFormat());
    requireSet("container_format", image.containerFormat());
    if (method == ImportMethod.GLANCE_DOWNLOAD) {
      request.there().require();
    }
    access.require(method.policy(), seen, caller);
  }

  private static void requireSet(String field, String value) {
    if (value == null) {
      throw ImagesException.conflict("Set " + field + " before importing data.");
    }
  }

  /**
   * The stores that the data are to come into, in the order in which they do; none where a copy is
   * everywhere already.
   *
   * @throws ImagesException 400 or 409
   */
  List<String> targets(ImportRequest request, Image image) {
    if (request.all() && (request.stores().isPresent() || request.header().isPresent())) {
      throw ImagesException.invalid(ALL, "it cannot be true where stores are named.");
    }
    if (request.stores().isPresent() && request.header().isPresent()) {
      throw ImagesException.invalid("stores", "the header X-Image-Meta-Store names one, too.");
    }
    List<String> targets = request.all() ? writable() : named(request);
    boolean copies = request.method() == ImportMethod.COPY_IMAGE;
    if (copies && request.all()) {
      return targets.stream().filter(id -> !image.stores().contains(id)).toList();
    }
    if (copies) {
      requireElsewhere(targets, image);
    }
    if (!request.whole() && stores.ids().size() < 2) {
      throw ImagesException.invalid(
          "all_stores_must_succeed", "it cannot be false, because there is one store only.");
    }
    return targets;
  }

  private List<String> writable() {
    return stores.offered().stream()
        .filter(store -> !store.store().isReadOnly())
        .map(ConfiguredStore::id)
        .toList();
  }

  private List<String> named(ImportRequest request) {
    List<String> named =
        request
            .stores()
            .or(() -> request.header().map(List::of))
            .orElseGet(() -> List.of(stores.defaultId()));
    for (String id : named) {
      if (!stores.ids().contains(id)) {
        throw ImagesException.conflict("There is no store " + id + ".");
      }
      if (stores.find(id).orElseThrow().isReadOnly()) {
        throw ImagesException.conflict("Store " + id + " takes no data.");
      }
    }
    return named;
  }

  private static void requireElsewhere(List<String> targets, Image image) {
    for (String id : targets) {
      if (image.stores().contains(id)) {
        throw ImagesException.badRequest("The image is in store " + id + " already.");
      }
    }
  }
}

package org.cloudimages.data.importing;

import static org.cloudimages.data.importing.ImportRequest.URI_FIELD;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.audit.Actor;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.methods.ImportMethod;
import org.cloudimages.outbound.filter.OutboundFilter;

/** The way in: a request becomes a task. Thread-safe. */
@Singleton
public class Imports {

  private final VisibleImages images;
  private final ImportRules rules;
  private final OutboundFilter filter;
  private final ImportStart start;

  @Inject
  Imports(VisibleImages images, ImportRules rules, OutboundFilter filter, ImportStart start) {
    this.images = images;
    this.rules = rules;
    this.filter = filter;
    this.start = start;
  }

  /**
   * Begins an import: when this returns the image is {@code importing}, or being copied, and its
   * task is there.
   *
   * @throws ImagesException 400, 403, 404, 409 or 413
   */
  public void begin(String id, ImportRequest request, Actor actor) {
    rules.requireOffered(request.method());
    if (request.method() == ImportMethod.WEB_DOWNLOAD) {
      requireUri(id, request, actor);
    }
    start.begin(id, request, actor);
  }

  /** Before the transaction, because the look-up of a name may take long. */
  private void requireUri(String id, ImportRequest request, Actor actor) {
    SeenImage seen = images.look(id, actor.caller());
    rules.requireReady(request.method(), seen, false, actor.caller());
    rules.targets(request, seen.image());
    filter.require(
        URI_FIELD,
        request
            .uri()
            .orElseThrow(() -> ImagesException.invalid(URI_FIELD, "it must be a string.")));
  }

  /**
   * Makes sure that what is staged can be imported.
   *
   * @throws ImagesException 404
   */
  public void requireStaging() {
    rules.requireStaging();
  }
}

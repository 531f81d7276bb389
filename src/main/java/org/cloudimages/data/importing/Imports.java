package org.cloudimages.data.importing;

import static org.cloudimages.data.importing.ImportRequest.URI_FIELD;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.data.region.RegionImages;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.UserToken;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.methods.ImportMethod;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.task.control.TaskSecret;

/** The way in: a request becomes a task. Thread-safe. */
@Singleton
public class Imports {

  private final VisibleImages images;
  private final ImportRules rules;
  private final OutboundFilter filter;
  private final RegionImages regions;
  private final ImportStart start;

  @Inject
  Imports(
      VisibleImages images,
      ImportRules rules,
      OutboundFilter filter,
      RegionImages regions,
      ImportStart start) {
    this.images = images;
    this.rules = rules;
    this.filter = filter;
    this.regions = regions;
    this.start = start;
  }

  /**
   * Looks for all that stands in the way of an import, and for what its task needs that is not
   * written down. It is no part of a transaction, because the look-up of a name, or of a service,
   * may take long.
   *
   * @param token of the caller, for what is in another region
   * @throws ImagesException 400, 403, 404, 409 or 413; 503 where a token cannot be kept, or nobody
   *     tells where the other region is
   */
  public Optional<TaskSecret> prepare(
      String id, ImportRequest request, Actor actor, UserToken token) {
    rules.requireOffered(request.method());
    return request.method().fetches() ? source(id, request, actor, token) : Optional.empty();
  }

  /**
   * Begins an import: when this returns the image is {@code importing}, or being copied, and its
   * task is there; where a transaction runs, once that is committed.
   *
   * @param secret what {@link #prepare} has returned
   * @throws ImagesException as above
   */
  public void begin(String id, ImportRequest request, Optional<TaskSecret> secret, Actor actor) {
    start.begin(id, request, secret, actor);
  }

  private Optional<TaskSecret> source(
      String id, ImportRequest request, Actor actor, UserToken token) {
    SeenImage seen = images.look(id, actor.caller());
    rules.requireReady(request, seen, false, actor.caller());
    rules.targets(request, seen.image());
    if (request.method() == ImportMethod.GLANCE_DOWNLOAD) {
      return Optional.of(regions.access(request.there(), token));
    }
    requireUri(request);
    return Optional.empty();
  }

  private void requireUri(ImportRequest request) {
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

package org.cloudimages.image.deletion;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.fault.Incidents;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.condition.ImageCondition;
import org.cloudimages.image.search.ImageIds;
import org.cloudimages.image.search.ImageQuery;
import org.cloudimages.image.search.ImageSearch;
import org.cloudimages.limit.rate.RateLimits;
import org.cloudimages.policy.Policy;

/** Deletes many images, each in a transaction of its own, as so many single deletes would. */
@Singleton
public class BulkDeletion {

  private final ImageAccess access;
  private final ImageSearch search;
  private final SettledDeletion deletion;
  private final RateLimits rates;

  @Inject
  BulkDeletion(ImageAccess access, ImageSearch search, SettledDeletion deletion, RateLimits rates) {
    this.access = access;
    this.search = search;
    this.deletion = deletion;
    this.rates = rates;
  }

  /**
   * What became of one image.
   *
   * @param refusal why it was not deleted; empty where it was
   */
  public record Result(String id, Optional<Fault> refusal) {}

  /**
   * What became of all.
   *
   * @param more whether more images were asked for than one request deletes
   */
  public record Results(List<Result> results, boolean more) {

    public Results {
      results = List.copyOf(results);
    }
  }

  /**
   * Deletes the images of a list.
   *
   * @throws ImagesException 403 for lack of the role to list
   */
  public Results delete(ImageQuery query, Actor actor) {
    access.require(Policy.GET_IMAGES, actor.caller());
    ImageIds found = search.ids(query, actor.caller());
    return new Results(delete(found.ids(), actor), found.more());
  }

  /**
   * Deletes images by their ids, in order; one that is named twice has one result. Each counts
   * against the rate of deletes, the first one with the request itself.
   */
  public List<Result> delete(List<String> ids, Actor actor) {
    List<Result> results = new ArrayList<>();
    Optional<Fault> outage = Optional.empty();
    for (String id : ids.stream().distinct().toList()) {
      Optional<Fault> refusal =
          outage.isPresent() ? outage : attempt(id, actor, !results.isEmpty());
      // because each attempt on a database that is away may take seconds
      outage = refusal.filter(fault -> fault.type() == FaultType.UNAVAILABLE);
      results.add(new Result(id, refusal));
    }
    return results;
  }

  private Optional<Fault> attempt(String id, Actor actor, boolean counts) {
    try {
      if (counts) {
        rates.countDeletion(actor.caller());
      }
      deletion.delete(id, ImageCondition.NONE, actor);
      return Optional.empty();
    } catch (RuntimeException e) {
      // because it ends this delete and not the others
      return Optional.of(Incidents.fault(e, actor.requestId() + " deletes image " + id));
    }
  }
}

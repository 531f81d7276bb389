package org.cloudimages.limit.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.cloudimages.fault.ImagesException;

/**
 * How many bytes a project may bring. They are counted where they are noted, so that nothing has to
 * be given back: what is deleted for good, given up or abandoned counts no more. A transaction that
 * asks for room is one that {@link TakesQuota}. Thread-safe.
 */
@Singleton
public class DataQuotas {

  /** As many bytes as come. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /** Bytes of a slice; it takes some tenths of a second, and a transaction, to fill it. */
  private static final long MAX_SLICE = 1L << 28;

  /** How many slices fit into what is free, so that nobody keeps much from others. */
  private static final int SLICES = 8;

  private final Quotas quotas;
  private final ProjectLimits limits;
  private final DataTally tally;
  private final ImageTally images;

  @Inject
  DataQuotas(Quotas quotas, ProjectLimits limits, DataTally tally, ImageTally images) {
    this.quotas = quotas;
    this.limits = limits;
    this.tally = tally;
    this.images = images;
  }

  /**
   * Makes sure that an upload may begin, before it is noted in the same transaction. Until that
   * ends no other upload of the project begins or ends.
   *
   * @param kind {@link Quota#SIZE} or {@link Quota#STAGE}
   * @param announced the bytes that are announced; empty where nobody knows
   * @return the bytes that may come before somebody is asked again, which are to be noted: a first
   *     slice where none were announced; {@link #UNBOUNDED} otherwise
   * @throws ImagesException 413
   */
  public long requireUpload(String projectId, Quota kind, OptionalLong announced) {
    if (!isBounded(projectId, kind) && !isBounded(projectId, Quota.UPLOADING)) {
      return UNBOUNDED;
    }
    quotas.hold(projectId);
    long bytes = requireBytes(projectId, kind, announced);
    if (free(projectId, Quota.UPLOADING) < 1) {
      throw full(projectId, Quota.UPLOADING);
    }
    return bytes;
  }

  /**
   * The same for what belongs to an upload that has begun, as what an import writes into its second
   * store: it is not one more of those at once.
   */
  public long requireMore(String projectId, Quota kind, OptionalLong announced) {
    if (!isBounded(projectId, kind)) {
      return UNBOUNDED;
    }
    quotas.hold(projectId);
    return requireBytes(projectId, kind, announced);
  }

  private long requireBytes(String projectId, Quota kind, OptionalLong announced) {
    long free = free(projectId, kind);
    if (announced.orElse(0) > free || free < 0) {
      throw full(projectId, kind);
    }
    return announced.isPresent() || free == UNBOUNDED ? UNBOUNDED : slice(0, free);
  }

  /**
   * Gives an upload that announced nothing another slice, which is to be noted in the same
   * transaction.
   *
   * @param needed the bytes that it needs at least, from 1
   * @return as many or more; 0 when the project has no room for them; {@link #UNBOUNDED} when
   *     nothing bounds it any more
   */
  public long extend(String projectId, Quota kind, long needed) {
    if (!isBounded(projectId, kind)) {
      return UNBOUNDED;
    }
    quotas.hold(projectId);
    long free = free(projectId, kind);
    return needed > free ? 0 : slice(needed, free);
  }

  private static long slice(long least, long free) {
    return Math.max(least, Math.min(MAX_SLICE, free / SLICES));
  }

  /**
   * Makes sure that there is room for more bytes, before they are noted in the same transaction.
   *
   * @param bytes how many more than were noted; from 0
   * @throws ImagesException 413
   */
  public void requireRoom(String projectId, Quota kind, long bytes) {
    if (isBounded(projectId, kind)) {
      // because Derby, while it sums up, misses a blob that moves in its index to where it has been
      quotas.hold(projectId);
      if (bytes > 0 && bytes > free(projectId, kind)) {
        throw full(projectId, kind);
      }
    }
  }

  /** Says that more bytes came than the project may have. */
  public ImagesException full(String projectId, Quota kind) {
    long limit = limits.limit(kind, projectId).orElse(UNBOUNDED);
    return limits.exceeded(
        kind,
        switch (kind) {
          case IMAGES -> "The project may have at most " + limit + " images.";
          case SIZE -> "The images of the project may have at most " + limit + " MiB.";
          case STAGE -> "The project may stage at most " + limit + " MiB.";
          case UPLOADING -> "The project may have at most " + limit + " uploads at once.";
        });
  }

  private boolean isBounded(String projectId, Quota kind) {
    return projectId != null
        && quotas.areSet()
        && (!limits.areKnown(projectId) || limits.limit(kind, projectId).isPresent());
  }

  private long free(String projectId, Quota kind) {
    OptionalLong limit = limits.limit(kind, projectId);
    return limit.isPresent()
        ? Math.multiplyExact(limit.getAsLong(), kind.unit()) - used(projectId, kind)
        : UNBOUNDED;
  }

  private long used(String projectId, Quota kind) {
    return switch (kind) {
      case SIZE -> tally.storedBytes(projectId, images.countsRecycled());
      case STAGE -> tally.stagedBytes(projectId);
      case UPLOADING -> tally.uploads(projectId);
      case IMAGES -> throw new IllegalArgumentException("Images are counted elsewhere.");
    };
  }

  /** The usage of a project by the names of the field; empty while no quota is set. */
  public Map<String, Usage> usage(String projectId) {
    Map<Quota, Usage> usage = new EnumMap<>(Quota.class);
    quotas
        .images(projectId)
        .ifPresent(
            images -> {
              usage.put(Quota.IMAGES, images);
              for (Quota kind : new Quota[] {Quota.SIZE, Quota.STAGE, Quota.UPLOADING}) {
                usage.put(kind, shown(projectId, kind));
              }
            });
    return usage.entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().text(), Map.Entry::getValue));
  }

  private Usage shown(String projectId, Quota kind) {
    return new Usage(
        limits.limit(kind, projectId).orElse(-1),
        (used(projectId, kind) + kind.unit() - 1) / kind.unit());
  }
}

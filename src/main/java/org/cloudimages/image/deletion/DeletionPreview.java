package org.cloudimages.image.deletion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudimages.fault.Fault;

/**
 * What a delete by one caller would do.
 *
 * @param refusal what it would be refused with; empty where it would succeed
 * @param removal what it would remove; empty for whom the image is not his to know that of
 * @param restorableUntil until when it could be restored; empty where there is no recycle bin
 */
public record DeletionPreview(
    String id,
    Optional<Fault> refusal,
    Optional<Removal> removal,
    Optional<Instant> restorableUntil) {

  /**
   * What goes with an image.
   *
   * @param stores the ids of the stores that hold its data
   * @param bytes what lies in all stores, staged data included
   * @param members how many projects have it shared with them
   * @param work what is running and would be ended
   */
  public record Removal(List<String> stores, long bytes, int members, List<String> work) {

    public Removal {
      stores = List.copyOf(stores);
      work = List.copyOf(work);
    }
  }
}

package org.cloudimages.image.figures;

import java.util.Map;
import org.cloudimages.management.Described;

/** The images, as {@code org.cloudimages:type=Images} in JMX. */
@Described("The images of all nodes.")
public interface ImagesMXBean {

  @Described(value = "Images by status, without deleted ones.", unit = "images", key = "status")
  Map<String, Long> getByStatus();

  @Described(
      value = "How long ago this node counted the images; -1 before the first time.",
      unit = "seconds")
  long getTakenSecondsAgo();
}

package org.cloudimages.recycle.control;

import org.cloudimages.management.Described;

/** The recycle bin, as {@code org.cloudimages:type=RecycleBin} in JMX. */
@Described("The images in the recycle bin, which can be restored until their time is over.")
public interface RecycleBinMXBean {

  @Described(value = "Images in the bin.", unit = "images")
  long getImages();

  @Described(value = "The bytes of these, once each.", unit = "bytes")
  long getBytes();

  @Described(
      value = "How long ago the oldest of them was deleted; 0 when the bin is empty.",
      unit = "seconds")
  long getOldestSeconds();

  @Described(
      value = "How long ago this node looked into the bin; -1 before the first time.",
      unit = "seconds")
  long getTakenSecondsAgo();

  @Described(
      "Deletes for good, in the background, what has been in the bin for its time, without waiting"
          + " for the timer.")
  void expireNow();
}

package org.cloudimages.reclaim;

import java.util.List;
import java.util.Map;
import org.cloudimages.management.Described;

/**
 * What this node removes from the stores, as {@code org.cloudimages:type=Reclaim} in JMX. Figures
 * of the queue are those of all nodes, as of the last period; the others are this node's own since
 * it started.
 */
@Described("Removes the data of deleted images from the stores.")
public interface ReclaimMXBean {

  @Described(value = "Deleted data that are due to be removed, of all nodes.", unit = "blobs")
  long getQueueLength();

  /** Also of stores that the settings no longer name. */
  @Described(value = "The same by store.", unit = "blobs", key = "store")
  Map<String, Long> getQueueLengths();

  @Described(
      value = "Since when the first of them is due; 0 when the queue is empty.",
      unit = "seconds")
  long getOldestSeconds();

  @Described(value = "The same by store.", unit = "seconds", key = "store")
  Map<String, Long> getOldestSecondsByStore();

  @Described(value = "What this node has removed.", unit = "blobs", growing = true)
  long getReclaimedBlobs();

  @Described(value = "The bytes of it, as far as anybody knew.", unit = "bytes", growing = true)
  long getReclaimedBytes();

  @Described(
      value =
          "What its store refused too often to remove; it is not in the queue, and is tried again"
              + " once a day.",
      unit = "blobs",
      key = "store")
  Map<String, Long> getSetAside();

  @Described(
      value = "Since when the last look at the queue is over; -1 before the first one.",
      unit = "seconds")
  long getLastRoundSeconds();

  @Described(
      value = "Attempts of this node that failed, by store.",
      unit = "attempts",
      key = "store",
      growing = true)
  Map<String, Long> getFailures();

  @Described("Stores that have removed nothing of what they were asked to since they last did.")
  List<String> getFailingStores();

  @Described("What the last scan for orphans found, in words, or why it failed.")
  String getLastScan();

  @Described(
      value = "How long ago the last scan for orphans ended; -1 before there was one.",
      unit = "seconds")
  long getLastScanSeconds();

  @Described(
      value =
          "Objects in stores that no image knows, as of the last scan; -1 before there was one, and"
              + " when it failed.",
      unit = "objects")
  long getOrphans();

  @Described(
      value =
          "Data of images of which the last scan found no object; -1 before there was one, and when"
              + " it failed.",
      unit = "blobs")
  long getMissing();

  @Described("Looks at the queue now, in the background, and removes what is due.")
  void reclaimNow();

  @Described("Tries again in the background, once, to remove what was set aside; on any node.")
  void retrySetAside();

  @Described("Scans all stores in the background and reports what no image knows.")
  void scan();

  @Described("Scans all stores in the background and removes what no image knows.")
  void scanAndRemove();
}

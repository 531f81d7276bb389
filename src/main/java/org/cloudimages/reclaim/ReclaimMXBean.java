package org.cloudimages.reclaim;

import java.util.List;
import java.util.Map;

/**
 * What this node removes from the stores, as {@code org.cloudimages:type=Reclaim} in JMX. Figures
 * of the queue are those of all nodes, as of the last period; the others are this node's own since
 * it started.
 */
public interface ReclaimMXBean {

  /** The doomed blobs that are due. */
  long getQueueLength();

  /** The same by store, also of those that the settings no longer name. */
  Map<String, Long> getQueueLengths();

  /** Since how many seconds the first of them is due; 0 when the queue is empty. */
  long getOldestSeconds();

  /** The blobs that were removed. */
  long getReclaimedBlobs();

  /** The bytes that they had, as far as anybody knew. */
  long getReclaimedBytes();

  /**
   * The blobs that are set aside because their store refused too often to remove them, by store.
   * They are not in the queue, and are tried again once a day.
   */
  Map<String, Long> getSetAside();

  /** Since how many seconds the last look at the queue was at its end; -1 before the first one. */
  long getLastRoundSeconds();

  /** How many attempts failed, by store. */
  Map<String, Long> getFailures();

  /** The stores that have not removed what they were asked to since the last blob that they did. */
  List<String> getFailingStores();

  /** What the last scan for orphans found, in words, or why it failed. */
  String getLastScan();

  /**
   * The objects that the last scan found and no row knows; -1 before there was a scan, and when it
   * failed.
   */
  long getOrphans();

  /**
   * The live blobs of which the last scan found no object; -1 before there was a scan, and when it
   * failed.
   */
  long getMissing();

  /** Tries again in the background, once, to remove what was set aside; on any node. */
  void retrySetAside();

  /** Scans all stores in the background and reports what no row knows. */
  void scan();

  /** Scans all stores in the background and removes what no row knows. */
  void scanAndRemove();
}

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

  /** How many attempts failed, by store. */
  Map<String, Long> getFailures();

  /** The stores that failed the last time they were asked. */
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

  /** Scans all stores in the background and reports what no row knows. */
  void scan();

  /** Scans all stores in the background and removes what no row knows. */
  void scanAndRemove();
}

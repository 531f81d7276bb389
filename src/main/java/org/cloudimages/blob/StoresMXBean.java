package org.cloudimages.blob;

import java.util.Map;
import org.cloudimages.management.Described;

/**
 * What lies in the stores, as {@code org.cloudimages:type=Stores} in JMX. A blob is the data of one
 * image in one store; the staging area is among the stores.
 */
@Described("What lies in the stores, as all nodes have noted it.")
public interface StoresMXBean {

  @Described(value = "Data of images, by store.", unit = "blobs", key = "store")
  Map<String, Long> getBlobs();

  @Described(value = "The bytes of these.", unit = "bytes", key = "store")
  Map<String, Long> getBytes();

  @Described(
      value =
          "Bytes of deleted images by store, which lie in the recycle bin or wait to be removed.",
      unit = "bytes",
      key = "store")
  Map<String, Long> getDeletedBytes();

  @Described(
      value = "Data that are being written, by store: each has a lease that its writer renews.",
      unit = "blobs",
      key = "store")
  Map<String, Long> getLeases();

  @Described(
      value = "How long ago this node counted them; -1 before the first time.",
      unit = "seconds")
  long getTakenSecondsAgo();
}

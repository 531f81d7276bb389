package org.cloudimages.data.figures;

import java.util.Map;
import org.cloudimages.management.Described;

/** The data that this node moves, as {@code org.cloudimages:type=Transfers} in JMX. */
@Described("The data of images that this node moves: uploads, downloads and imports.")
public interface TransfersMXBean {

  @Described(value = "Transfers that run.", unit = "transfers", key = "kind")
  Map<String, Long> getRunning();

  @Described(
      value = "Transfers that came to their end.",
      unit = "transfers",
      key = "kind",
      growing = true)
  Map<String, Long> getDone();

  @Described(
      value = "Transfers that were refused, given up or broke off.",
      unit = "transfers",
      key = "kind",
      growing = true)
  Map<String, Long> getFailed();

  @Described(
      value = "Bytes that were moved, those of transfers that run or failed included.",
      unit = "bytes",
      key = "kind",
      growing = true)
  Map<String, Long> getBytes();
}

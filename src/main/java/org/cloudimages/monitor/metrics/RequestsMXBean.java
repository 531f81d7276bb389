package org.cloudimages.monitor.metrics;

import java.util.Map;
import org.cloudimages.management.Described;

/**
 * The requests of this node since it started, as {@code org.cloudimages:type=Requests} in JMX. An
 * operation is called by its resource and what is done, such as {@code images.delete}; what was
 * refused before anybody knew which it is counts as {@code other}.
 */
@Described("The requests of this node since it started.")
public interface RequestsMXBean {

  @Described(value = "Requests that are being answered.", unit = "requests")
  long getRunning();

  @Described(value = "Answers by operation and status.", unit = "requests", growing = true)
  Map<String, Long> getAnswered();

  @Described(
      value = "How long an answer took on average, to its last byte, by operation.",
      unit = "milliseconds")
  Map<String, Double> getMeanMillis();

  @Described(
      value = "Answers to Delete Image by status.",
      unit = "requests",
      key = "status",
      growing = true)
  Map<String, Long> getDeletes();
}

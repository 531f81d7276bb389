package org.cloudimages.monitor.figures;

import org.cloudimages.management.Described;

/** The figures that need a query, as {@code org.cloudimages:type=Figures} in JMX. */
@Described("Figures that need a query, which each node takes from time to time.")
public interface FiguresMXBean {

  @Described("Takes them now, in the background: how many images, stored bytes, tasks there are.")
  void takeNow();
}

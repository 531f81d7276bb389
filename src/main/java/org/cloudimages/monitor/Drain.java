package org.cloudimages.monitor;

import jakarta.inject.Singleton;
import org.cloudimages.management.ManagementBean;

/** Whether this node takes new requests; a start always does. */
@Singleton
public class Drain implements DrainMXBean, ManagementBean {

  private volatile boolean draining;

  @Override
  public Class<?> contract() {
    return DrainMXBean.class;
  }

  @Override
  public boolean isDraining() {
    return draining;
  }

  @Override
  public void drain() {
    draining = true;
  }

  @Override
  public void resume() {
    draining = false;
  }
}

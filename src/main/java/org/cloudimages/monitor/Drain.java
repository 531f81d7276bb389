package org.cloudimages.monitor;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Whether this node takes new requests; a start always does. */
@Singleton
public class Drain implements DrainMXBean {

  private static final String NAME = "org.cloudimages:type=Drain";

  private volatile boolean draining;

  void register(@Observes Startup startup) throws JMException {
    ManagementFactory.getPlatformMBeanServer().registerMBean(this, new ObjectName(NAME));
  }

  void unregister(@Observes Shutdown shutdown) throws JMException {
    ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
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

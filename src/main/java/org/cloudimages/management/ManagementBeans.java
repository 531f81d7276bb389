package org.cloudimages.management;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;

/** All beans that operators see, in JMX as long as the service runs. */
@Singleton
public class ManagementBeans {

  private final List<DescribedBean> beans;

  @Inject
  ManagementBeans(@Any Instance<ManagementBean> beans) {
    this(beans.stream());
  }

  public ManagementBeans(Stream<? extends ManagementBean> beans) {
    this.beans = beans.map(DescribedBean::of).toList();
  }

  void register(@Observes Startup startup) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (DescribedBean bean : beans) {
      bean.register(server);
    }
  }

  void unregister(@Observes Shutdown shutdown) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (DescribedBean bean : beans) {
      bean.unregister(server);
    }
  }

  /** The figures that are numbers, as they are now. */
  public List<Figure> figures() {
    return beans.stream().flatMap(Figure::of).toList();
  }
}

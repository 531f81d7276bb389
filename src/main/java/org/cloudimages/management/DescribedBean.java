package org.cloudimages.management;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.management.Descriptor;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.StandardMBean;

/** A bean as JMX shows it, with the texts of its contract. */
final class DescribedBean extends StandardMBean {

  private static final Logger LOG = System.getLogger(DescribedBean.class.getName());

  private static final String SUFFIX = "MXBean";

  private final String type;

  private <T> DescribedBean(T bean, Class<T> contract) {
    super(bean, contract, true);
    this.type = contract.getSimpleName().replaceFirst(SUFFIX + "$", "");
  }

  static DescribedBean of(ManagementBean bean) {
    return of(bean, bean.contract());
  }

  private static <T> DescribedBean of(Object bean, Class<T> contract) {
    if (!JMX.isMXBeanInterface(contract)) {
      throw new IllegalArgumentException(contract + " is no interface of an MXBean");
    }
    return new DescribedBean(contract.cast(bean), contract);
  }

  /** The name of the bean without its domain, such as {@code Drain}. */
  String type() {
    return type;
  }

  /** Takes the place of one that a start has left, which failed before it was over. */
  void register(MBeanServer server) throws JMException {
    unregister(server);
    server.registerMBean(this, name());
  }

  /**
   * Tells the log what an operator has the service do, whichever console he does it by.
   *
   * @throws IllegalStateException when it failed; without a cause, because consoles do not know the
   *     classes of this server
   */
  @Override
  public Object invoke(String operation, Object[] parameters, String[] signature)
      throws MBeanException, ReflectionException {
    LOG.log(Level.INFO, "An operator called {0} of {1}.", operation, type);
    try {
      return super.invoke(operation, parameters, signature);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, operation + " of " + type + " failed", e);
      throw new IllegalStateException(operation + " failed; the log of the server says why.");
    }
  }

  /** Changes nothing where there is none. */
  void unregister(MBeanServer server) throws JMException {
    ObjectName name = name();
    if (server.isRegistered(name)) {
      server.unregisterMBean(name);
    }
  }

  private ObjectName name() throws JMException {
    return new ObjectName("org.cloudimages:type=" + type);
  }

  @Override
  protected String getDescription(MBeanInfo bean) {
    return text(bean.getDescriptor());
  }

  @Override
  protected String getDescription(MBeanFeatureInfo feature) {
    return text(feature.getDescriptor());
  }

  private static String text(Descriptor descriptor) {
    return descriptor.getFieldValue("text") instanceof String text ? text : "";
  }
}

package org.cloudimages.wildfly;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.jboss.as.controller.OperationFailedException;

/**
 * The beans of the service in this server, of whatever version it is, or of none. What the service
 * does not have is empty, and is refused when it is called.
 */
final class ServiceBeans {

  private static final String DOMAIN = "org.cloudimages";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  /** Whether there is a service that has told its beans. */
  boolean areThere() {
    return !server.queryNames(name("*"), null).isEmpty();
  }

  /** An attribute in the open types of JMX. */
  Optional<Object> read(Figure figure) {
    try {
      return Optional.ofNullable(server.getAttribute(name(figure.bean()), figure.attribute()));
    } catch (InstanceNotFoundException | AttributeNotFoundException e) {
      return Optional.empty();
    } catch (JMException e) {
      throw new IllegalStateException(figure.attribute() + " cannot be read", e);
    }
  }

  /** The stores that one of these figures knows. */
  Set<String> stores(Contracts contracts) {
    return contracts
        .byStore()
        .flatMap(figure -> read(figure).stream())
        .flatMap(value -> OpenValue.keys(value).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Has a bean do something. */
  void call(String bean, String operation) throws OperationFailedException {
    try {
      server.invoke(name(bean), operation, new Object[0], new String[0]);
    } catch (InstanceNotFoundException e) {
      throw new OperationFailedException("No service that can do this is deployed here.", e);
    } catch (RuntimeMBeanException e) {
      throw failure(bean, operation, e.getCause());
    } catch (JMException e) {
      throw failure(bean, operation, e);
    }
  }

  private static OperationFailedException failure(String bean, String operation, Throwable cause) {
    return new OperationFailedException(
        bean + " cannot " + operation + ": " + cause.getMessage(), cause);
  }

  private static ObjectName name(String type) {
    try {
      return new ObjectName(DOMAIN + ":type=" + type);
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(type, e);
    }
  }
}

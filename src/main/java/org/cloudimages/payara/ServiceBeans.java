package org.cloudimages.payara;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** What Cloud Images shows in the JMX of a server. */
final class ServiceBeans {

  static final String ABSENT = "Cloud Images is not deployed on this server, or does not run.";

  private final MBeanServer server;

  ServiceBeans(MBeanServer server) {
    this.server = server;
  }

  static ServiceBeans ofThisServer() {
    return new ServiceBeans(ManagementFactory.getPlatformMBeanServer());
  }

  /** By their types; none where Cloud Images does not run. */
  List<ServiceBean> all() {
    return server.queryNames(pattern(), null).stream()
        .flatMap(name -> bean(name).stream())
        .sorted(Comparator.comparing(ServiceBean::type))
        .toList();
  }

  private static ObjectName pattern() {
    try {
      return new ObjectName("org.cloudimages:type=*");
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<ServiceBean> bean(ObjectName name) {
    try {
      return Optional.of(new ServiceBean(server, name));
    } catch (InstanceNotFoundException e) {
      // because the service may be undeployed at any time
      return Optional.empty();
    } catch (JMException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }

  /**
   * Runs an operation.
   *
   * @return what came out of it, for the operator
   * @throws OperationException when there is none, or when it fails
   */
  String run(String type, String name) {
    List<ServiceBean> beans = all();
    if (beans.isEmpty()) {
      throw new OperationException(ABSENT);
    }
    return beans.stream()
        .filter(bean -> Objects.equals(bean.type(), type))
        .flatMap(bean -> bean.operations().stream().map(operation -> run(bean, operation, name)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new OperationException(unknown(type, name, beans)));
  }

  private static Optional<String> run(ServiceBean bean, Operation operation, String name) {
    if (!operation.name().equals(name)) {
      return Optional.empty();
    }
    String result = bean.run(operation);
    String done = "Done: " + operation.meaning();
    return Optional.of(result.isEmpty() ? done : done + " " + result);
  }

  private static String unknown(String type, String name, List<ServiceBean> beans) {
    String known =
        beans.stream()
            .map(ServiceBean::operations)
            .flatMap(List::stream)
            .map(operation -> operation.bean() + " " + operation.name())
            .collect(Collectors.joining(", "));
    return "There is no operation " + name + " of " + type + ", but there are: " + known + ".";
  }

  /** The figures of all beans, as they are now. */
  Stream<Figure> figures() {
    return all().stream().map(ServiceBean::figures).flatMap(List::stream);
  }
}

package org.cloudimages.payara;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Descriptor;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** One bean of Cloud Images in JMX, which tells by itself what it has and what that means. */
final class ServiceBean {

  private final MBeanServer server;
  private final ObjectName name;
  private final MBeanInfo info;

  ServiceBean(MBeanServer server, ObjectName name) throws JMException {
    this.server = server;
    this.name = name;
    this.info = server.getMBeanInfo(name);
  }

  /** What tells it from the others, such as {@code Reclaim}. */
  String type() {
    return name.getKeyProperty("type");
  }

  /** What the bean is for, in one sentence. */
  String meaning() {
    return info.getDescription();
  }

  /** As they are now, by name. An attribute that has no key at the moment has one empty figure. */
  List<Figure> figures() {
    return Arrays.stream(info.getAttributes())
        .filter(MBeanAttributeInfo::isReadable)
        .sorted(Comparator.comparing(MBeanFeatureInfo::getName))
        .flatMap(this::figures)
        .toList();
  }

  private Stream<Figure> figures(MBeanAttributeInfo attribute) {
    Object value = value(attribute.getName());
    if (value instanceof TabularData table && !table.isEmpty()) {
      return table.values().stream()
          .map(CompositeData.class::cast)
          .map(row -> figure(attribute, text(row.get("key")), simple(row.get("value"))))
          .sorted(Comparator.comparing(Figure::key));
    }
    return Stream.of(figure(attribute, "", simple(value)));
  }

  private Figure figure(MBeanAttributeInfo attribute, String key, Object value) {
    Descriptor descriptor = attribute.getDescriptor();
    return new Figure(
        type(),
        meaning(),
        attribute.getName(),
        text(descriptor.getFieldValue("key")),
        key,
        value,
        text(descriptor.getFieldValue("units")),
        attribute.getDescription(),
        Boolean.TRUE.equals(descriptor.getFieldValue("growing")));
  }

  private Object value(String attribute) {
    try {
      return server.getAttribute(name, attribute);
    } catch (JMException | RuntimeMBeanException e) {
      // because one figure that cannot be had must not hide the others
      return "cannot be read: " + reason(e);
    }
  }

  /** A number, a truth or a text; what has several parts as a text of them. */
  private static Object simple(Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Object[] parts) {
      return Arrays.stream(parts).map(ServiceBean::text).collect(Collectors.joining(", "));
    }
    return value instanceof TabularData ? "" : text(value);
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  /** Those that need no parameters, by name. */
  List<Operation> operations() {
    return Arrays.stream(info.getOperations())
        .filter(operation -> operation.getSignature().length == 0)
        .map(operation -> new Operation(type(), operation.getName(), operation.getDescription()))
        .sorted(Comparator.comparing(Operation::name))
        .toList();
  }

  /**
   * Runs one of {@link #operations()}.
   *
   * @return what it says of its result, empty where it says nothing
   * @throws OperationException when it fails
   */
  String run(Operation operation) {
    try {
      return text(server.invoke(name, operation.name(), new Object[0], new String[0]));
    } catch (JMException | RuntimeMBeanException e) {
      throw new OperationException(operation.name() + " failed: " + reason(e), e);
    }
  }

  /** What JMX wraps says less than what it wraps. */
  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
  }
}

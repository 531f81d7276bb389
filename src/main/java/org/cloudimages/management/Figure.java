package org.cloudimages.management;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.management.Descriptor;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * An attribute of a bean that is a number or a truth, or has one for each key.
 *
 * @param bean its type
 * @param name such as {@code QueueLength}
 * @param text what it means
 * @param unit in what it counts, or empty
 * @param growing whether it only grows
 * @param key what the keys are, or empty where there is one value, whose key is empty then
 * @param values by key; a truth is 1, its opposite 0
 */
public record Figure(
    String bean,
    String name,
    String text,
    String unit,
    boolean growing,
    String key,
    Map<String, Double> values) {

  /** Reads the figures of a bean. */
  static Stream<Figure> of(DescribedBean bean) {
    return Arrays.stream(bean.getMBeanInfo().getAttributes())
        .flatMap(attribute -> of(bean, attribute).stream());
  }

  private static Optional<Figure> of(DescribedBean bean, MBeanAttributeInfo attribute) {
    Descriptor descriptor = attribute.getDescriptor();
    String key = (String) descriptor.getFieldValue("key");
    return values(value(bean, attribute), key != null && !key.isEmpty())
        .map(
            values ->
                new Figure(
                    bean.type(),
                    attribute.getName(),
                    attribute.getDescription(),
                    (String) descriptor.getFieldValue("units"),
                    (Boolean) descriptor.getFieldValue("growing"),
                    key,
                    values));
  }

  private static Object value(DescribedBean bean, MBeanAttributeInfo attribute) {
    try {
      return bean.getAttribute(attribute.getName());
    } catch (JMException e) {
      throw new IllegalStateException(attribute.getName() + " cannot be read", e);
    }
  }

  private static Optional<Map<String, Double>> values(Object value, boolean keyed) {
    if (value instanceof TabularData table && keyed) {
      Map<String, Double> values = new TreeMap<>();
      for (Object row : table.values()) {
        CompositeData entry = (CompositeData) row;
        number(entry.get("value")).ifPresent(n -> values.put((String) entry.get("key"), n));
      }
      return Optional.of(values);
    }
    return number(value).map(number -> Map.of("", number));
  }

  private static Optional<Double> number(Object value) {
    if (value instanceof Boolean truth) {
      return Optional.of(truth ? 1.0 : 0.0);
    }
    return value instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
  }
}

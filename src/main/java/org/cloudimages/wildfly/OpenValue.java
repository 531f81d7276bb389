package org.cloudimages.wildfly;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.jboss.dmr.ModelNode;

/** Values of JMX as the management of the server has them. */
final class OpenValue {

  private static final double FRACTION = 1000;

  private OpenValue() {}

  /** What a figure of the contract was read as. */
  static ModelNode of(Object value) {
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return new ModelNode(((Number) value).longValue());
    }
    if (value instanceof Number number) {
      return new ModelNode(number.doubleValue());
    }
    if (value instanceof Boolean truth) {
      return new ModelNode(truth);
    }
    if (value instanceof Object[] list) {
      ModelNode texts = new ModelNode().setEmptyList();
      Arrays.stream(list).map(OpenValue::text).forEach(texts::add);
      return texts;
    }
    if (value instanceof TabularData) {
      // because HAL shows maps of texts and fails at all others
      ModelNode texts = new ModelNode().setEmptyObject();
      map(value).forEach((key, each) -> texts.get(key).set(text(each)));
      return texts;
    }
    return new ModelNode(text(value));
  }

  /** The value of one key, if it has that key. */
  static Optional<ModelNode> of(Object value, String key) {
    return Optional.ofNullable(map(value).get(key)).map(OpenValue::of);
  }

  /** The keys of a map; none where it is none. */
  static Set<String> keys(Object value) {
    return map(value).keySet();
  }

  private static Map<String, Object> map(Object value) {
    Map<String, Object> map = new TreeMap<>();
    if (value instanceof TabularData table) {
      for (Object row : table.values()) {
        CompositeData entry = (CompositeData) row;
        map.put(text(entry.get("key")), entry.get("value"));
      }
    }
    return map;
  }

  /** For people: of a fraction no more than they can make use of. */
  private static String text(Object value) {
    if (value instanceof Double fraction) {
      return Double.toString(Math.round(fraction * FRACTION) / FRACTION);
    }
    return value instanceof TabularData ? map(value).toString() : String.valueOf(value);
  }
}

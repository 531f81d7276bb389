package org.cloudimages.payara;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value of an attribute, as the administration shows it.
 *
 * @param bean the type of the bean, such as {@code Reclaim}
 * @param about what the bean is for, in one sentence
 * @param name the attribute, such as {@code QueueLengths}
 * @param of what the keys of the attribute are, such as {@code store}, or empty
 * @param key whose value this is where the attribute has one for each key, or empty
 * @param value a number, a truth or a text
 * @param unit in what it counts, or empty
 * @param meaning one sentence
 * @param growing whether it only grows
 */
record Figure(
    String bean,
    String about,
    String name,
    String of,
    String key,
    Object value,
    String unit,
    String meaning,
    boolean growing) {

  /** As the REST interface of the administration tells it. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("bean", bean);
    properties.put("about", about);
    properties.put("name", name);
    properties.put("of", of);
    properties.put("key", key);
    properties.put("value", value);
    properties.put("unit", unit);
    properties.put("meaning", meaning);
    properties.put("growing", growing);
    return properties;
  }

  /** Names the figure within those of its bean. */
  String label() {
    return key.isEmpty() ? name : name + "." + key;
  }
}

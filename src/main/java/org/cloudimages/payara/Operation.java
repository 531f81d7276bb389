package org.cloudimages.payara;

import java.util.Map;

/**
 * Something that an operator can have done.
 *
 * @param bean the type of the bean, such as {@code Drain}
 * @param name such as {@code resume}
 * @param meaning one sentence
 */
record Operation(String bean, String name, String meaning) {

  /** As the REST interface of the administration tells it. */
  Map<String, Object> properties() {
    return Map.of("bean", bean, "name", name, "meaning", meaning);
  }
}

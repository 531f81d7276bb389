package org.cloudimages.wildfly;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jboss.as.controller.descriptions.StandardResourceDescriptionResolver;

/** What the management of the server tells of a resource; from the contracts, in their language. */
final class Texts extends StandardResourceDescriptionResolver {

  private final Map<String, String> texts = new HashMap<>();

  private final ResourceBundle bundle =
      new ResourceBundle() {

        @Override
        protected Object handleGetObject(String key) {
          return texts.get(key);
        }

        @Override
        public Enumeration<String> getKeys() {
          return Collections.enumeration(texts.keySet());
        }
      };

  /**
   * Of a resource of which nothing else is told yet.
   *
   * @param path what tells it from all others
   */
  Texts(String path, String text) {
    super(path, Texts.class.getName(), Texts.class.getClassLoader());
    texts.put(path, text);
  }

  /** Tells more: of an attribute, an operation, or a kind of children. */
  Texts with(String name, String text) {
    texts.put(getKeyPrefix() + "." + name, text);
    return this;
  }

  @Override
  public ResourceBundle getResourceBundle(Locale locale) {
    return bundle;
  }
}

package org.cloudimages.image.property;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;
import org.cloudimages.fault.ImagesException;

/**
 * A custom property whose values are held to a form. The values of any other one are texts.
 *
 * @param schema the JSON schema of its values, for clients
 * @param nullable whether there may be none
 * @param rules what each text must keep
 */
public record TypedProperty(JsonObject schema, boolean nullable, List<Rule> rules) {

  /**
   * One thing that a text must keep.
   *
   * @param text that, as the end of "it must"
   */
  record Rule(Predicate<String> holds, String text) {}

  public TypedProperty {
    rules = List.copyOf(rules);
  }

  /**
   * Makes sure that the property may have that value, or null.
   *
   * @throws ImagesException 400, naming the property
   */
  void require(String name, String value) {
    if (value == null) {
      requireText(name, nullable);
      return;
    }
    for (Rule rule : rules) {
      if (!rule.holds().test(value)) {
        throw ImagesException.invalid(name, "it must " + rule.text() + ".");
      }
    }
  }

  /** Refuses null where it cannot be. */
  static void requireText(String name, boolean holds) {
    if (!holds) {
      throw ImagesException.invalid(name, "it must be a string.");
    }
  }
}

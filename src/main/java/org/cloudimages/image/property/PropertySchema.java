package org.cloudimages.image.property;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * The custom properties that have a type: those of {@code images.schema-file}, else the nine that
 * the clients of the field know.
 *
 * @param types by name, in the order in which they are shown
 * @param required names of attributes and properties that no image is made without
 */
@Singleton
public record PropertySchema(Map<String, TypedProperty> types, List<String> required) {

  public PropertySchema {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    required = List.copyOf(required);
  }

  /**
   * Reads the setting and its file.
   *
   * @throws IllegalArgumentException for a file that cannot be read or is no schema
   */
  @Inject
  public PropertySchema(SettingReader settings) {
    this(
        settings
            .find("images.schema-file", Form.PATH)
            .map(SchemaFile::read)
            .orElseGet(SchemaFile::usual));
  }

  private PropertySchema(SchemaFile file) {
    this(file.types(), file.required());
  }

  /**
   * Makes sure that the property may have that value, or null.
   *
   * @throws ImagesException 400, naming the property
   */
  public void require(String property, String value) {
    TypedProperty type = types.get(property);
    if (type == null) {
      TypedProperty.requireText(property, value != null);
    } else {
      type.require(property, value);
    }
  }

  /**
   * Makes sure that nothing required is missing.
   *
   * @param given the names of all that a new image was given
   * @throws ImagesException 400, naming the first one that is
   */
  public void requireAll(Set<String> given) {
    for (String name : required) {
      if (!given.contains(name)) {
        throw ImagesException.invalid(name, "each image must have it.");
      }
    }
  }
}

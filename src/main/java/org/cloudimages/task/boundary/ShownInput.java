package org.cloudimages.task.boundary;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The input of a task without what is secret in its URLs: names and passwords before the host, and
 * the values of the query, of which one may be a signature that lets anybody in. Where the data of
 * an image lie is not shown at all, because others see the tasks of an image than its locations.
 */
final class ShownInput {

  private static final String HIDDEN = "***";

  /** Of tasks that add locations. */
  private static final String PLACE = "loc_url";

  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);

  /** All up to the last sign before the path, because a password may have one in it. */
  private static final Pattern USER = Pattern.compile("(?<=://)[^/?#]*@");

  /** One pair of the query; what has no name is a value, too. */
  private static final Pattern VALUE = Pattern.compile("([^=&;]*=)?[^&;]+");

  private static final Pattern FRAGMENT = Pattern.compile("#.*", Pattern.DOTALL);

  // because Json itself looks the provider up at each call
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final JsonValue CONCEALED = JSON.createValue(HIDDEN);

  private ShownInput() {}

  static JsonValue of(JsonValue value) {
    if (value instanceof JsonObject object) {
      JsonObjectBuilder shown = JSON.createObjectBuilder();
      object.forEach((name, each) -> shown.add(name, name.equals(PLACE) ? CONCEALED : of(each)));
      return shown.build();
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder shown = JSON.createArrayBuilder();
      array.forEach(each -> shown.add(of(each)));
      return shown.build();
    }
    return value instanceof JsonString text ? JSON.createValue(of(text.getString())) : value;
  }

  private static String of(String text) {
    if (!URL.matcher(text.strip()).matches()) {
      return text;
    }
    String shown = USER.matcher(text).replaceFirst("");
    shown = FRAGMENT.matcher(shown).replaceFirst("");
    int query = shown.indexOf('?');
    return query < 0 ? shown : shown.substring(0, query + 1) + hidden(shown.substring(query + 1));
  }

  private static String hidden(String query) {
    return VALUE
        .matcher(query)
        .replaceAll(found -> Objects.requireNonNullElse(found.group(1), "") + HIDDEN);
  }
}

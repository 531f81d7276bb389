package org.cloudimages.data.exchange;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.regex.Pattern;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.ClientText;
import org.cloudimages.task.control.TaskFailure;

/** An object in an object store. */
record ObjectPath(String container, String object) {

  private static final int MAX_CONTAINER = 256;
  private static final int MAX_OBJECT = 1024;

  /** What would lead elsewhere in a URL. */
  private static final Pattern WAY_UP = Pattern.compile("(?:.*/)?\\.\\.?(?:/.*)?", Pattern.DOTALL);

  private static final Pattern UNUSUAL = Pattern.compile("[/?.]");

  /**
   * Reads {@code container/object}.
   *
   * @throws ImagesException 400, naming the field
   */
  static ObjectPath parse(String field, JsonObject input) {
    String path = text(field, input, MAX_CONTAINER + 1 + MAX_OBJECT);
    int end = path.indexOf('/');
    if (end <= 0 || end == path.length() - 1 || WAY_UP.matcher(path).matches()) {
      throw ImagesException.invalid(field, "it must be like container/object.");
    }
    return new ObjectPath(path.substring(0, end), path.substring(end + 1));
  }

  /**
   * Reads a text that must be there.
   *
   * @throws ImagesException 400
   */
  static String text(String field, JsonObject input, int longest) {
    if (input.get(field) instanceof JsonString text && !text.getString().isEmpty()) {
      return ClientText.require(field, text.getString(), longest);
    }
    throw ImagesException.invalid(field, "it must be a string.");
  }

  /**
   * Makes sure that the container has a name as tasks take them.
   *
   * @throws TaskFailure when it has not
   */
  void requireUsualContainer() {
    if (UNUSUAL.matcher(container).find()) {
      throw new TaskFailure("The name of a container must not have '/', '?' or '.' here.");
    }
  }

  @Override
  public String toString() {
    return container + "/" + object;
  }
}

package org.cloudimages.image.change.boundary;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.ContentType;
import org.cloudimages.image.change.ImagePatch;
import org.cloudimages.image.change.ImagePatch.Operation;
import org.cloudimages.image.change.syntax.AttributeSyntax;
import org.cloudimages.image.entity.ImageAttribute;

/** The two forms of a PATCH, subsets of JSON patch in its final (v2.1) and an early (v2.0) form. */
public enum PatchFormat {
  V2_0("application/openstack-images-v2.0-json-patch") {
    @Override
    RawOperation read(JsonObject operation) {
      List<String> names = OPERATIONS.stream().filter(operation::containsKey).toList();
      if (names.size() != 1) {
        throw ImagesException.invalid("op", "exactly one of add, remove, replace is needed.");
      }
      return new RawOperation(
          names.get(0), operation.get(names.get(0)), Optional.ofNullable(operation.get("value")));
    }

    @Override
    Operation add(String name, JsonValue value) {
      return new Operation.Add(AttributeSyntax.change(name, value));
    }
  },

  V2_1("application/openstack-images-v2.1-json-patch") {
    @Override
    RawOperation read(JsonObject operation) {
      if (operation.get("op") instanceof JsonString op && OPERATIONS.contains(op.getString())) {
        return new RawOperation(
            op.getString(), operation.get("path"), Optional.ofNullable(operation.get("value")));
      }
      throw ImagesException.invalid("op", "it must be one of add, remove, replace.");
    }

    @Override
    Operation add(String name, JsonValue value) {
      return new Operation.Set(AttributeSyntax.change(name, value));
    }
  };

  /** Operations that a patch may have. */
  static final int MAX_OPERATIONS = 1000;

  private static final Set<String> OPERATIONS = Set.of("add", "remove", "replace");
  private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");

  private final String mediaType;

  PatchFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** An operation as it was sent; path and value may be missing. */
  record RawOperation(String op, JsonValue path, Optional<JsonValue> value) {}

  abstract RawOperation read(JsonObject operation);

  abstract Operation add(String name, JsonValue value);

  /**
   * Returns the format of that media type, parameters aside.
   *
   * @throws ImagesException 415, naming both
   */
  public static PatchFormat of(String contentType) {
    String type = ContentType.name(contentType);
    for (PatchFormat format : values()) {
      if (format.mediaType.equals(type)) {
        return format;
      }
    }
    throw new ImagesException(
        Fault.of(FaultType.BAD_MEDIA_TYPE)
            .header("Accept-Patch", V2_0.mediaType + ", " + V2_1.mediaType));
  }

  /**
   * Reads the operations.
   *
   * @param locations whether clients may change locations
   * @throws ImagesException 400 for what is no patch, 403 for attributes that clients cannot set,
   *     413 for too many
   */
  public ImagePatch parse(JsonArray body, boolean locations) {
    if (body.size() > MAX_OPERATIONS) {
      throw ImagesException.overLimit(
          "The patch has too many operations: %d given, %d allowed."
              .formatted(body.size(), MAX_OPERATIONS));
    }
    return new ImagePatch(body.stream().map(each -> operation(each, locations)).toList());
  }

  private Operation operation(JsonValue element, boolean locations) {
    if (!(element instanceof JsonObject object)) {
      throw ImagesException.badRequest("Each operation must be a JSON object.");
    }
    RawOperation raw = read(object);
    List<String> tokens = tokens(raw.path());
    String token = tokens.get(0);
    if (token.strip().equals(LocationSyntax.LOCATIONS)) {
      if (!locations) {
        throw ImagesException.untouchable("locations", "is read-only.");
      }
      return new Operation.Locate(
          LocationSyntax.change(raw.op(), tokens.stream().skip(1).findFirst(), raw.value()));
    }
    if (raw.op().equals("remove")) {
      AttributeSyntax.requireRemovable(token);
      return new Operation.Remove(token);
    }
    String name = attribute(token);
    JsonValue value =
        raw.value().orElseThrow(() -> ImagesException.invalid("value", "it is missing."));
    return raw.op().equals("add")
        ? add(name, value)
        : new Operation.Replace(AttributeSyntax.change(name, value));
  }

  /** The attribute of a token: blanks around the name of a base attribute do not count. */
  private static String attribute(String token) {
    return ImageAttribute.of(token.strip())
        .filter(ImageAttribute::isSettable)
        .map(ImageAttribute::text)
        .orElse(token);
  }

  /**
   * The tokens of a JSON pointer (RFC 6901): one, which may be empty, or the list of locations and
   * a place in it.
   */
  private static List<String> tokens(JsonValue path) {
    if (!(path instanceof JsonString pointer)) {
      throw ImagesException.invalid("path", "it must be a string.");
    }
    String text = pointer.getString().stripLeading();
    if (!text.startsWith("/") || BAD_ESCAPE.matcher(text).find()) {
      throw ImagesException.invalid("path", "it must be a JSON pointer.");
    }
    String[] tokens = text.substring(1).split("/", -1);
    String token = tokens[0].replace("~1", "/").replace("~0", "~");
    boolean isLocation =
        tokens.length == 2
            && token.strip().equals(LocationSyntax.LOCATIONS)
            && !tokens[1].isBlank();
    if (tokens.length > 1 && !isLocation) {
      throw ImagesException.invalid("path", "it must name one attribute.");
    }
    return isLocation ? List.of(token, tokens[1].strip()) : List.of(token);
  }
}

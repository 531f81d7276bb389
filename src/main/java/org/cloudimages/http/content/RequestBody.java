package org.cloudimages.http.content;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.Percent;

/** Reads the body of a request, whole and within bounds. */
public final class RequestBody {

  /** Bytes that a JSON document may have. */
  static final int MAX_BYTES = 1024 * 1024;

  private static final int MAX_DEPTH = 100;
  private static final String NOT_JSON = "The request body is not valid JSON.";
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  private RequestBody() {}

  /**
   * Makes sure that there is none.
   *
   * @throws ImagesException 400 when a body was sent
   */
  static void refuse(HttpServletRequest request) {
    boolean sent =
        request.getContentLengthLong() > 0 || (isChunked(request) && read(request, 1).length > 0);
    if (sent) {
      throw ImagesException.badRequest("No request body is allowed here.");
    }
  }

  /**
   * Reads a JSON object.
   *
   * @throws ImagesException 400 for no, malformed or other JSON, 413 for more than 1 MiB, 415 for a
   *     media type that is not JSON
   */
  public static JsonObject object(HttpServletRequest request) {
    String text = text(request);
    if (!isJson(ContentType.of(request), text)) {
      throw new ImagesException(
          Fault.of(FaultType.BAD_MEDIA_TYPE, "The media type must be application/json."));
    }
    if (parse(text) instanceof JsonObject object) {
      return object;
    }
    throw ImagesException.badRequest("The request body must be a JSON object.");
  }

  /**
   * Reads a JSON array of a media type that the caller has checked.
   *
   * @throws ImagesException 400 for no, malformed or other JSON, 413 for more than 1 MiB
   */
  public static JsonArray array(HttpServletRequest request) {
    if (parse(text(request)) instanceof JsonArray array) {
      return array;
    }
    throw ImagesException.badRequest("The request body must be a JSON array.");
  }

  private static String text(HttpServletRequest request) {
    if (request.getContentLengthLong() > MAX_BYTES) {
      throw tooLarge();
    }
    byte[] bytes = read(request, MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw tooLarge();
    }
    if (bytes.length == 0) {
      throw ImagesException.badRequest("A request body is required.");
    }
    return Percent.utf8(bytes).orElseThrow(() -> ImagesException.badRequest(NOT_JSON));
  }

  private static byte[] read(HttpServletRequest request, int most) {
    try {
      return request.getInputStream().readNBytes(most);
    } catch (SlowClientException e) {
      throw e.refusal();
    } catch (IOException e) {
      // because a body that breaks off, or whose chunks are none, is the client's affair
      throw ImagesException.badRequest("The request body cannot be read.");
    }
  }

  private static JsonStructure parse(String text) {
    if (depth(text) > MAX_DEPTH) {
      throw ImagesException.badRequest(NOT_JSON);
    }
    if (value(text) instanceof JsonStructure structure) {
      return structure;
    }
    throw ImagesException.badRequest("The request body must be a JSON object.");
  }

  private static JsonValue value(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      if (!parser.hasNext()) {
        return value;
      }
    } catch (JsonException | NumberFormatException | UnsupportedOperationException e) {
      // because the last two are how numbers of too many digits are refused; answered below
    }
    throw ImagesException.badRequest(NOT_JSON);
  }

  /** How deep the text nests; readers answer too deep a document in ways of their own. */
  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted) {
        i += c == '\\' ? 1 : 0;
      } else if (c == '[' || c == '{') {
        deepest = Math.max(deepest, ++depth);
      } else if (c == ']' || c == '}') {
        depth--;
      }
    }
    return deepest;
  }

  private static boolean isJson(String contentType, String text) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    String type = ContentType.name(contentType);
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"))
        // because python-glanceclient labels text that it serialized itself so
        || (type.equals("application/octet-stream") && startsLikeJson(text));
  }

  private static boolean startsLikeJson(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  private static boolean isChunked(HttpServletRequest request) {
    return request.getHeader("Transfer-Encoding") != null;
  }

  private static ImagesException tooLarge() {
    return new ImagesException(
        Fault.of(FaultType.OVER_LIMIT, "The request body is too large.")
            .details("A JSON document may have " + MAX_BYTES + " bytes."));
  }
}

package org.cloudimages.identity.remote;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object in the answer of an identity service. What is not of the type that it should be is an
 * odd answer; JSON null counts as absent.
 */
public record Fields(JsonObject json) {

  public static Fields parse(String document) throws NoAnswerException {
    try (JsonReader reader = Json.createReader(new StringReader(document))) {
      if (reader.readValue() instanceof JsonObject object) {
        return new Fields(object);
      }
    } catch (JsonException | NumberFormatException | UnsupportedOperationException e) {
      // because the last two are how numbers of too many digits are refused; answered below
    }
    throw NoAnswerException.odd("the document is no JSON object");
  }

  public boolean has(String name) {
    return json.containsKey(name) && json.get(name) != JsonValue.NULL;
  }

  public Fields object(String name) throws NoAnswerException {
    return find(name).orElseThrow(() -> odd(name));
  }

  public Optional<Fields> find(String name) throws NoAnswerException {
    if (!has(name)) {
      return Optional.empty();
    }
    return Optional.of(of(json.get(name), name));
  }

  public String text(String name) throws NoAnswerException {
    return findText(name).orElseThrow(() -> odd(name));
  }

  public Optional<String> findText(String name) throws NoAnswerException {
    if (!has(name)) {
      return Optional.empty();
    }
    if (json.get(name) instanceof JsonString text && !text.getString().isEmpty()) {
      return Optional.of(text.getString());
    }
    throw odd(name);
  }

  /** Returns the objects of an array, none where the array is absent. */
  public List<Fields> list(String name) throws NoAnswerException {
    List<Fields> list = new ArrayList<>();
    if (has(name)) {
      if (!(json.get(name) instanceof JsonArray array)) {
        throw odd(name);
      }
      for (JsonValue value : array) {
        list.add(of(value, name));
      }
    }
    return list;
  }

  /** Reads a time with its offset from UTC. */
  public Instant time(String name) throws NoAnswerException {
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text(name), Instant::from);
    } catch (DateTimeException e) {
      throw odd(name);
    }
  }

  private static Fields of(JsonValue value, String name) throws NoAnswerException {
    if (value instanceof JsonObject object) {
      return new Fields(object);
    }
    throw odd(name);
  }

  private static NoAnswerException odd(String name) {
    return NoAnswerException.odd("the document has no usable '" + name + "'");
  }
}

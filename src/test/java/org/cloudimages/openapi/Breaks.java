package org.cloudimages.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What clients that were written after one document would miss in another one. */
final class Breaks {

  private final Document before;
  private final Document after;
  private final List<String> found = new ArrayList<>();

  private Breaks(Document before, Document after) {
    this.before = before;
    this.after = after;
  }

  /** Each in a line; empty where nobody would notice. */
  static List<String> between(Document before, Document after) {
    Breaks breaks = new Breaks(before, after);
    before.operations().forEach(breaks::compare);
    return breaks.found;
  }

  private void compare(DocumentedOperation old) {
    Optional<DocumentedOperation> now =
        after.operations().stream()
            .filter(each -> each.method().equals(old.method()) && each.path().equals(old.path()))
            .findFirst();
    if (now.isEmpty()) {
      found.add(old.id() + " is gone");
      return;
    }
    old.responses().forEach(response -> compare(response, now.get()));
    compareParameters(old, now.get());
    compareRequests(old, now.get());
  }

  private void compare(DocumentedResponse old, DocumentedOperation operation) {
    Optional<DocumentedResponse> now = operation.response(old.status());
    if (now.isEmpty()) {
      found.add(old.operation().id() + " has no " + old.status());
      return;
    }
    String place = old.operation().id() + " " + old.status();
    for (String header : old.requiredHeaders()) {
      require(now.get().requiredHeaders().contains(header), place + " lacks " + header);
    }
    old.content()
        .forEach(
            (media, content) -> {
              JsonValue other = now.get().content().get(media);
              require(other != null, place + " has no " + media);
              if (other != null) {
                compareFields(schema(content), schema(other), place, true);
              }
            });
  }

  private void compareParameters(DocumentedOperation old, DocumentedOperation now) {
    List<String> known = required(before, old);
    required(after, now).stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> found.add(old.id() + " asks for " + name));
  }

  private static List<String> required(Document document, DocumentedOperation operation) {
    return operation
        .definition()
        .getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY)
        .asJsonArray()
        .stream()
        .map(parameter -> Document.resolve(document.root(), parameter))
        .filter(parameter -> parameter.getBoolean("required", false))
        .map(parameter -> parameter.getString("name"))
        .toList();
  }

  private void compareRequests(DocumentedOperation old, DocumentedOperation now) {
    JsonObject content = now.requestContent();
    old.requestContent()
        .forEach(
            (media, body) -> {
              require(content.containsKey(media), old.id() + " takes no " + media);
              if (content.containsKey(media)) {
                compareFields(schema(body), schema(content.get(media)), old.id(), false);
              }
            });
  }

  private static JsonObject schema(JsonValue content) {
    return content.asJsonObject().getJsonObject("schema");
  }

  /** Goes through both schemas side by side. */
  private void compareFields(JsonValue old, JsonValue now, String place, boolean answered) {
    JsonObject before = Document.resolve(this.before.root(), old);
    JsonObject after = Document.resolve(this.after.root(), now);
    JsonObject fields = object(after, "properties");
    object(before, "properties")
        .forEach(
            (name, field) -> {
              require(fields.containsKey(name), place + " lost " + name);
              if (fields.containsKey(name)) {
                compareFields(field, fields.get(name), place + "." + name, answered);
              }
            });
    JsonArray mustBefore = array(before, "required");
    JsonArray mustAfter = array(after, "required");
    JsonArray more = answered ? mustBefore : mustAfter;
    JsonArray less = answered ? mustAfter : mustBefore;
    more.stream()
        .filter(name -> !less.contains(name))
        .forEach(name -> found.add(place + (answered ? " may lack " : " needs ") + name));
    if (before.containsKey("items") && after.containsKey("items")) {
      compareFields(before.get("items"), after.get("items"), place + "[]", answered);
    }
  }

  private static JsonObject object(JsonObject schema, String name) {
    return schema.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  private static JsonArray array(JsonObject schema, String name) {
    return schema.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      found.add(otherwise);
    }
  }
}

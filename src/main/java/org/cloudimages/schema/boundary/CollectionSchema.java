package org.cloudimages.schema.boundary;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Schemas of lists. */
final class CollectionSchema {

  private CollectionSchema() {}

  /** The schema of a list that has pages, with the links to the first and the next one. */
  static JsonObject withPages(String name, JsonObject item) {
    return of(
        name,
        items(name, item).add("first", text()).add("next", text()),
        Json.createArrayBuilder()
            .add(TypeSchema.link("first", "{first}"))
            .add(TypeSchema.link("next", "{next}")));
  }

  /** The schema of a list that is always whole. */
  static JsonObject whole(String name, JsonObject item) {
    return of(name, items(name, item), Json.createArrayBuilder());
  }

  private static JsonObject of(
      String name, JsonObjectBuilder properties, JsonArrayBuilder furtherLinks) {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("properties", properties.add("schema", text()))
        .add("links", furtherLinks.add(TypeSchema.link("describedby", "{schema}")))
        .build();
  }

  private static JsonObjectBuilder items(String name, JsonObject item) {
    return Json.createObjectBuilder().add(name, TypeSchema.named("array").add("items", item));
  }

  private static JsonObjectBuilder text() {
    return TypeSchema.named("string");
  }
}

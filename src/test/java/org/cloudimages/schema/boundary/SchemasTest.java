package org.cloudimages.schema.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cloudimages.image.property.PropertySchema;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the schemas against those that the clients of the field were written for. */
class SchemasTest {

  private static final PropertySchema USUAL = new PropertySchema(Settings.of(Map.of()));

  private final Schemas schemas = new Schemas(USUAL);

  private JsonObject schema(String name) {
    return schemas.find(name).orElseThrow();
  }

  private static JsonObject known(String name) throws IOException {
    try (InputStream in = SchemasTest.class.getResourceAsStream(name + ".json");
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    }
  }

  /** The schema without what a client only shows: what a property says, and the order of words. */
  private static JsonObject plain(JsonObject schema) {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    schema
        .getJsonObject("properties")
        .forEach((name, property) -> properties.add(name, plainProperty(property.asJsonObject())));
    return Json.createObjectBuilder(schema).add("properties", properties).build();
  }

  private static JsonObject plainProperty(JsonObject property) {
    JsonObjectBuilder plain = Json.createObjectBuilder(property).remove("description");
    if (property.containsKey("enum")) {
      plain.add("enum", sorted(property.getJsonArray("enum")));
    }
    return plain.build();
  }

  private static JsonArray sorted(JsonArray words) {
    return Json.createArrayBuilder(
            words.stream().map(JsonValue::toString).collect(Collectors.toCollection(TreeSet::new)))
        .build();
  }

  private static JsonObject without(JsonObject task, String... names) {
    JsonObjectBuilder properties = Json.createObjectBuilder(task.getJsonObject("properties"));
    List.of(names).forEach(properties::remove);
    return Json.createObjectBuilder(task).add("properties", properties).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "member", "task"})
  void schemaIsTheOneThatClientsKnow(String name) throws IOException {
    assertEquals(plain(known(name)), plain(schema(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "member", "task"})
  void everyPropertyIsDescribedInASentence(String name) {
    schema(name)
        .getJsonObject("properties")
        .forEach(
            (property, type) ->
                assertEquals(
                    '.', lastOf(type.asJsonObject().getString("description", " ")), property));
  }

  private static char lastOf(String text) {
    return text.charAt(text.length() - 1);
  }

  @Test
  void ninePropertiesAreNoneOfTheBase() {
    Set<String> custom =
        schema("image").getJsonObject("properties").entrySet().stream()
            .filter(property -> !property.getValue().asJsonObject().getBoolean("is_base", true))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());

    assertEquals(USUAL.types().keySet(), custom);
    assertEquals(9, custom.size());
  }

  @Test
  void listOfImagesHasPages() {
    assertEquals(
        Json.createObjectBuilder(
                JsonText.object(
                    """
                    {'name':'images',
                     'links':[{'rel':'first','href':'{first}'},{'rel':'next','href':'{next}'},
                              {'rel':'describedby','href':'{schema}'}]}\
                    """))
            .add(
                "properties",
                Json.createObjectBuilder(
                        JsonText.object(
                            """
                            {'first':{'type':'string'},'next':{'type':'string'},
                             'schema':{'type':'string'}}\
                            """))
                    .add("images", arrayOf(schema("image"))))
            .build(),
        schema("images"));
  }

  @Test
  void otherListsAreWhole() {
    assertEquals(whole("members", schema("member")), schema("members"));
    assertEquals(
        whole("tasks", without(schema("task"), "input", "result", "message")), schema("tasks"));
  }

  private static JsonObject whole(String name, JsonObject item) {
    return Json.createObjectBuilder(
            JsonText.object("{'links':[{'rel':'describedby','href':'{schema}'}]}"))
        .add("name", name)
        .add(
            "properties",
            Json.createObjectBuilder(JsonText.object("{'schema':{'type':'string'}}"))
                .add(name, arrayOf(item)))
        .build();
  }

  private static JsonObjectBuilder arrayOf(JsonObject item) {
    return Json.createObjectBuilder().add("type", "array").add("items", item);
  }

  @Test
  void requiredOnesAreToldWhereThereAreSome() {
    assertFalse(schema("image").containsKey("required"));
    assertEquals(
        JsonText.array("['os_distro','name']"),
        new Schemas(new PropertySchema(USUAL.types(), List.of("os_distro", "name")))
            .find("image")
            .orElseThrow()
            .getJsonArray("required"));
  }

  @Test
  void thereAreNoOthers() {
    assertEquals(Optional.empty(), schemas.find("namespace"));
    assertEquals(Optional.empty(), schemas.find(""));
  }
}

package org.cloudimages.openapi;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cloudimages.fault.FaultType;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.policy.Endpoint;
import org.junit.jupiter.api.Test;

/** Holds the document against the rules for such documents, and against the code. */
class ApiDocumentTest {

  /** What filters answer, before JAX-RS is asked. */
  private static final Set<String> OF_FILTERS =
      Set.of(
          "/",
          "/versions",
          "/v2",
          "/metrics",
          "/healthcheck",
          "/healthcheck/ready",
          "/openapi",
          "/openapi.yaml",
          "/openapi.json",
          "/openapi/ui");

  private static final String SITE = "https://spec.openapis.org";

  private final JsonObject root = Document.SERVED.root();

  private static Stream<DocumentedOperation> operations() {
    return Document.SERVED.operations().stream();
  }

  private static Stream<DocumentedResponse> responses() {
    return operations().flatMap(DocumentedOperation::responses);
  }

  /** By the schemas that OpenAPI publishes, from a jar that has them. */
  @Test
  void documentIsAsOpenApiWantsIt() {
    SchemaRegistry registry =
        SchemaRegistry.withDialects(
            List.of(Dialects.getDraft202012(), Dialects.getOpenApi31()),
            builder ->
                builder.schemaIdResolvers(
                    ids -> ids.mapPrefix(SITE, "classpath:spec.openapis.org")));

    Schema official =
        registry.getSchema(SchemaLocation.of(SITE + "/oas/3.1/schema-base/2022-10-07"));

    assertEquals(List.of(), official.validate(root.toString(), InputFormat.JSON));
    String broken = root.toString().replace("\"operationId\"", "\"operation\"");
    assertNotEquals(List.of(), official.validate(broken, InputFormat.JSON));
  }

  @Test
  void whatIsServedIsDescribedAndNothingElse() {
    Set<String> described =
        operations()
            .filter(operation -> !OF_FILTERS.contains(operation.path()))
            .filter(operation -> !operation.method().equals("HEAD"))
            .map(operation -> operation.method() + " " + operation.path())
            .collect(toCollection(TreeSet::new));
    Set<String> served =
        Endpoint.all().stream()
            .map(endpoint -> endpoint.method() + " " + endpoint.path())
            .collect(toCollection(TreeSet::new));

    assertEquals(served, described);
    assertTrue(root.getJsonObject("paths").keySet().containsAll(OF_FILTERS));
  }

  @Test
  void clientInJavaAsksForNothingElse() {
    Set<String> described =
        operations()
            .map(operation -> nameless(operation.method() + " " + operation.path()))
            .collect(toCollection(TreeSet::new));
    Set<String> asked =
        Endpoint.ofClient().stream()
            .map(endpoint -> nameless(endpoint.method() + " " + endpoint.path()))
            .collect(toCollection(TreeSet::new));

    assertFalse(asked.isEmpty());
    asked.removeAll(described);
    assertEquals(Set.of(), asked);
  }

  private static String nameless(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }

  @Test
  void versionIsThatOfTheProject() throws IOException {
    String version = root.getJsonObject("info").getString("version");
    String pom = Files.readString(Path.of("pom.xml"));

    assertTrue(pom.contains("cloud-images</artifactId>\n  <version>" + version + "<"), version);
  }

  @Test
  void operationsHaveNamesOfTheirOwn() {
    assertEquals(
        operations().count(), operations().map(DocumentedOperation::id).distinct().count());
  }

  @Test
  void partsAreThereAndUsed() {
    Set<String> parts =
        Stream.of("schemas", "responses", "headers", "parameters")
            .flatMap(
                kind ->
                    root.getJsonObject("components").getJsonObject(kind).keySet().stream()
                        .map(name -> "#/components/" + kind + "/" + name))
            .collect(toCollection(TreeSet::new));
    Set<String> used = new TreeSet<>();
    collectReferences(root, used);

    assertEquals(parts, used);
  }

  private static void collectReferences(JsonValue value, Set<String> into) {
    if (value instanceof JsonObject object) {
      if (object.get("$ref") instanceof JsonString reference) {
        into.add(reference.getString());
      }
      object.values().forEach(field -> collectReferences(field, into));
    } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
      value.asJsonArray().forEach(item -> collectReferences(item, into));
    }
  }

  @Test
  void imageHasTheAttributesOfAnImage() {
    JsonObject image = root.getValue("/components/schemas/Image/properties").asJsonObject();

    assertEquals(
        Arrays.stream(ImageAttribute.values()).map(ImageAttribute::text).toList(),
        List.copyOf(image.keySet()));
    for (ImageAttribute attribute : ImageAttribute.values()) {
      if (!attribute.type().words().isEmpty()) {
        assertEquals(
            Set.copyOf(attribute.type().words()),
            image.getJsonObject(attribute.text()).getJsonArray("enum").stream()
                .filter(JsonString.class::isInstance)
                .map(word -> ((JsonString) word).getString())
                .collect(toSet()),
            attribute.text());
      }
    }
  }

  @Test
  void faultsHaveTheKeysOfTheirStatuses() {
    Set<String> known = new HashSet<>();
    for (FaultType type : FaultType.values()) {
      known.add(type.status() + " " + type.key());
      known.add(type.status() + " error");
    }
    JsonObject components = root.getJsonObject("components").getJsonObject("responses");

    for (Map.Entry<String, JsonValue> component : components.entrySet()) {
      JsonObject media =
          component
              .getValue()
              .asJsonObject()
              .getJsonObject("content")
              .getJsonObject("application/json");
      JsonObject fault = media.getJsonObject("example");
      String key = fault.keySet().iterator().next();
      int status = fault.getJsonObject(key).getInt("code");

      assertTrue(known.contains(status + " " + key), component.getKey());
      responses()
          .filter(response -> response.pointer().endsWith("/" + component.getKey()))
          .forEach(response -> assertEquals(status, response.status(), response.name()));
    }
  }

  @Test
  void examplesAreAsTheirSchemasSay() {
    BodySchemas schemas = BodySchemas.strict(Document.SERVED);

    responses()
        .forEach(
            response ->
                response
                    .content()
                    .forEach(
                        (media, content) ->
                            checkExample(schemas, content, response.schema(media))));
    BodySchemas sent = BodySchemas.lenient(Document.SERVED);
    operations()
        .filter(operation -> operation.definition().containsKey("requestBody"))
        .forEach(
            operation ->
                operation
                    .definition()
                    .getJsonObject("requestBody")
                    .getJsonObject("content")
                    .forEach(
                        (media, content) ->
                            operation
                                .requestSchema(media)
                                .ifPresent(schema -> checkExample(sent, content, schema))));
  }

  private static void checkExample(BodySchemas schemas, JsonValue content, String schema) {
    JsonValue example = content.asJsonObject().get("example");
    if (example != null) {
      assertEquals(List.of(), schemas.errors(schema, example.toString()), schema);
    }
  }

  @Test
  void allThatNeedATokenAreRefusedWithoutOne() {
    operations()
        .filter(operation -> !operation.definition().containsKey("security"))
        .forEach(
            operation ->
                assertTrue(operation.response(401).orElseThrow().isCommon(), operation.id()));
  }
}

package org.cloudimages.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cloudimages.image.property.PropertySchema;
import org.cloudimages.schema.boundary.Schemas;

/**
 * Holds the service's answers against the JSON schemas that they name. The schemas are made here,
 * as the service makes them where no other types of properties are set: a request for them would
 * count in the tests of rates.
 */
final class SchemaCheck {

  private static final String LINK = "/v2/schemas/";

  /** Paths whose documents have a schema. */
  private static final Pattern DESCRIBED =
      Pattern.compile("/v2/(images(/[^/]+(/members(/[^/]+)?)?)?|tasks(/[^/]+)?)(\\?.*)?");

  private static final Schemas DOCUMENTS = new Schemas(new PropertySchema(Settings.of(Map.of())));
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          Dialect.builder(Dialects.getDraft4())
              .keywords(
                  Stream.of("name", "links", "readOnly", "writeOnly", "is_base")
                      .map(NonValidationKeyword::new)
                      .toList())
              .build());
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private SchemaCheck() {}

  /** Asserts that the answer is as its schema says, if it names one; the API's records must. */
  static void check(String path, Answer answer) {
    if (!answer.header("Content-Type").orElse("").equals("application/json")
        || !answer.body().startsWith("{")) {
      return;
    }
    JsonObject document = answer.json();
    if (document.containsKey("schema")) {
      assertEquals(
          List.of(),
          schema(document.getString("schema")).validate(answer.body(), InputFormat.JSON),
          answer::toString);
    } else {
      assertTrue(!DESCRIBED.matcher(path).matches(), () -> "no schema in " + answer);
    }
  }

  private static Schema schema(String link) {
    assertTrue(link.startsWith(LINK), link);
    return SCHEMAS.computeIfAbsent(
        link.substring(LINK.length()),
        name -> REGISTRY.getSchema(DOCUMENTS.find(name).orElseThrow().toString()));
  }
}

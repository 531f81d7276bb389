package org.cloudimages.schema.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.image.property.PropertySchema;

/** All schemas, made once. Thread-safe. */
@Singleton
public class Schemas {

  private final Map<String, JsonObject> byName;

  @Inject
  public Schemas(PropertySchema properties) {
    JsonObject image = ImageSchema.of(properties);
    JsonObject member = MemberSchema.of();
    this.byName =
        Map.of(
            "image", image,
            "images", CollectionSchema.withPages("images", image),
            "member", member,
            "members", CollectionSchema.whole("members", member),
            "task", TaskSchema.whole(),
            "tasks", CollectionSchema.whole("tasks", TaskSchema.listed()));
  }

  /** Returns the schema of that name. */
  public Optional<JsonObject> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}

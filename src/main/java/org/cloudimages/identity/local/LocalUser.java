package org.cloudimages.identity.local;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cloudimages.identity.Caller;

/**
 * A user of our own.
 *
 * @param id opaque; never given to another user
 * @param passwordHash as {@link PasswordHash} writes it
 * @param project id and name of the project that the user works for
 * @param roles as given; {@code admin} implies {@code member} implies {@code reader}
 */
record LocalUser(String id, String name, String passwordHash, Project project, List<String> roles) {

  /** A project (tenant), the owner of images. */
  record Project(String id, String name) {}

  LocalUser {
    roles = List.copyOf(roles);
  }

  Caller caller() {
    Set<String> implied = new HashSet<>(roles);
    if (implied.contains(Caller.ADMIN)) {
      implied.add(Caller.MEMBER);
    }
    if (implied.contains(Caller.MEMBER)) {
      implied.add(Caller.READER);
    }
    return new Caller(id, project.id(), implied);
  }

  static LocalUser of(JsonObject json) {
    JsonObject project = json.getJsonObject("project");
    return new LocalUser(
        json.getString("id"),
        json.getString("name"),
        json.getString("password"),
        new Project(project.getString("id"), project.getString("name")),
        json.getJsonArray("roles").getValuesAs(JsonString::getString));
  }

  JsonObject json() {
    return Json.createObjectBuilder()
        .add("id", id)
        .add("name", name)
        .add("password", passwordHash)
        .add(
            "project",
            Json.createObjectBuilder().add("id", project.id()).add("name", project.name()))
        .add("roles", Json.createArrayBuilder(roles))
        .build();
  }
}

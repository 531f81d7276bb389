package org.cloudimages.identity.local;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.identity.Caller;

/**
 * A user of our own.
 *
 * @param id opaque; never given to another user
 * @param passwordHash as {@link PasswordHash} writes it
 * @param firstPasswordHash the one that the first start gave to a sample user, and that everyone
 *     who reads {@code first-run.json} knows the password of; empty for other users
 * @param project id and name of the project that the user works for
 * @param roles as given; {@code admin} implies {@code member} implies {@code reader}
 */
public record LocalUser(
    String id,
    String name,
    String passwordHash,
    Optional<String> firstPasswordHash,
    Project project,
    List<String> roles) {

  /** A project (tenant), the owner of images. */
  public record Project(String id, String name) {}

  public LocalUser {
    roles = List.copyOf(roles);
  }

  /** Whether this is a sample user whose password nobody has changed. */
  boolean hasFirstPassword() {
    return firstPasswordHash.filter(passwordHash::equals).isPresent();
  }

  /** Whether the user sees what all users and projects are. */
  public boolean isAdmin() {
    return roles.contains(Caller.ADMIN);
  }

  LocalUser withPasswordHash(String hash) {
    return new LocalUser(id, name, hash, firstPasswordHash, project, roles);
  }

  /** The user as the rest of the service sees it. */
  public Caller caller() {
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
        Optional.ofNullable(json.getString("firstPassword", null)),
        new Project(project.getString("id"), project.getString("name")),
        json.getJsonArray("roles").getValuesAs(JsonString::getString));
  }

  JsonObject json() {
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("id", id).add("name", name).add("password", passwordHash);
    firstPasswordHash.ifPresent(hash -> json.add("firstPassword", hash));
    return json.add(
            "project",
            Json.createObjectBuilder().add("id", project.id()).add("name", project.name()))
        .add("roles", Json.createArrayBuilder(roles))
        .build();
  }
}

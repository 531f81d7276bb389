package org.cloudimages.task.entity;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.database.RowId;
import org.cloudimages.image.entity.TagsConverter;

/**
 * Work that goes on after its request was answered. It is {@code pending} until a node claims it,
 * {@code processing} while that node renews its lease, and ends once, as {@code success} or {@code
 * failure}; some time after that it expires. Nobody works on a task twice: where a node dies, any
 * other ends the task as a failure.
 *
 * <p>After its birth it is changed by conditional updates alone, so that of all who would end it
 * one does.
 */
@Entity
@Table(name = "tasks")
public class Task {

  /** Characters of the message. */
  public static final int MAX_MESSAGE = 1000;

  /** When a task expires that has not ended. */
  public static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  // because Json itself looks the provider up at each call
  private static final JsonProvider JSON = JsonProvider.provider();

  @Id private String id;

  @Enumerated(EnumType.STRING)
  private TaskType type;

  @Enumerated(EnumType.STRING)
  private TaskStyle style;

  @Enumerated(EnumType.STRING)
  private TaskStatus status;

  private String owner;

  @Column(name = "user_id")
  private String userId;

  @Convert(converter = TagsConverter.class)
  private Set<String> roles;

  @Column(name = "service_roles")
  @Convert(converter = TagsConverter.class)
  private Set<String> serviceRoles;

  @Column(name = "request_id")
  private String requestId;

  @Column(name = "image_id")
  private String imageId;

  @Column(name = "task_input")
  private String input;

  private String result;

  private String message;

  @Column(name = "node_bound")
  private boolean nodeBound;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected Task() {}

  /**
   * A task that nobody works on yet.
   *
   * @param imageId the image that it works on; null where there is none yet
   * @param input what is to be done, without anything that is secret
   */
  public Task(TaskType type, TaskStyle style, String imageId, JsonObject input, Instant now) {
    this.id = RowId.next(now);
    this.type = type;
    this.style = style;
    this.status = TaskStatus.PENDING;
    this.imageId = imageId;
    this.input = input.toString();
    this.message = "";
    this.dueAt = now;
    this.createdAt = now;
    this.updatedAt = now;
    this.expiresAt = NEVER;
  }

  /** Gives it an id that was chosen for it before, and not its own, before anybody else sees it. */
  public void rename(String chosen) {
    id = chosen;
  }

  /** Notes who asked for it and what he might do then, before anybody else sees it. */
  public void askedBy(String user, String project, String request) {
    userId = user;
    owner = project;
    requestId = request;
  }

  /** Notes the roles with which it was asked for, before anybody else sees it. */
  public void askedWith(Set<String> userRoles, Set<String> rolesOfService) {
    roles = Set.copyOf(userRoles);
    serviceRoles = Set.copyOf(rolesOfService);
  }

  /**
   * Notes that only the node which took the request can do it, because it needs what that node
   * alone keeps.
   *
   * @param until when others take that node for dead, unless it says that it lives
   */
  public void bindToNode(Instant until) {
    nodeBound = true;
    dueAt = until;
  }

  public boolean isOwnedBy(String projectId) {
    return owner.equals(projectId);
  }

  public String id() {
    return id;
  }

  public TaskType type() {
    return type;
  }

  public TaskStyle style() {
    return style;
  }

  public TaskStatus status() {
    return status;
  }

  /** The project for which it was asked. */
  public String owner() {
    return owner;
  }

  public String userId() {
    return userId;
  }

  /** The roles of the user when he asked. */
  public Set<String> roles() {
    return roles;
  }

  /** The roles of the service that asked for the user; none where he asked by himself. */
  public Set<String> serviceRoles() {
    return serviceRoles;
  }

  /** The request that began it. */
  public String requestId() {
    return requestId;
  }

  /** The image that it works on; empty where there is none yet. */
  public Optional<String> imageId() {
    return Optional.ofNullable(imageId);
  }

  /** What is to be done, as whoever began it wrote it down. */
  public JsonObject input() {
    return json(input);
  }

  /** What came of it; empty unless it is a success. */
  public Optional<JsonObject> result() {
    return Optional.ofNullable(result).map(Task::json);
  }

  /** How far it is or why it failed; empty where there is nothing to say. */
  public String message() {
    return message;
  }

  /** See {@link #bindToNode}. */
  public boolean isNodeBound() {
    return nodeBound;
  }

  /** When the lease of its node ends, while a node has one. */
  public Instant dueAt() {
    return dueAt;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** When nobody sees it any more; empty before it has ended. */
  public Optional<Instant> expiresAt() {
    return Optional.of(expiresAt).filter(time -> !time.equals(NEVER));
  }

  /** A message of at most as many characters as a task keeps. */
  public static String cut(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}

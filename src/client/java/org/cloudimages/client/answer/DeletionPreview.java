package org.cloudimages.client.answer;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudimages.client.fault.Fault;

/** What a delete of an image would do. */
public record DeletionPreview(JsonObject document) {

  /** The id of the image. */
  public String id() {
    return read().given("id");
  }

  /** What the delete would be answered. */
  public int status() {
    return (int) read().number("status").orElseThrow();
  }

  /** Why it would be refused. */
  public Optional<Fault> fault() {
    return read().object("fault").map(fault -> Fault.of(status(), fault));
  }

  /** Bytes that it would remove, in all stores together; only for the project and for admins. */
  public long bytes() {
    return removes().number("bytes").orElse(0);
  }

  /** The ids of the stores that have them. */
  public List<String> stores() {
    return removes().texts("stores");
  }

  /** How many projects it is shared with. */
  public long members() {
    return removes().number("members").orElse(0);
  }

  /** Until when it could be restored; empty where there is no recycle bin. */
  public Optional<Instant> restorableUntil() {
    return read().instant("restorable_until");
  }

  private Document removes() {
    return new Document(read().object("removes").orElse(JsonObject.EMPTY_JSON_OBJECT));
  }

  private Document read() {
    return new Document(document);
  }
}

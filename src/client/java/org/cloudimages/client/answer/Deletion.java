package org.cloudimages.client.answer;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.cloudimages.client.fault.Fault;

/** What became of one image of a bulk delete. */
public record Deletion(JsonObject document) {

  /** The id of the image. */
  public String id() {
    return read().given("id");
  }

  /** 204, or that of the fault. */
  public int status() {
    return (int) read().number("status").orElseThrow();
  }

  public boolean isDone() {
    return fault().isEmpty();
  }

  public Optional<Fault> fault() {
    return read().object("fault").map(fault -> Fault.of(status(), fault));
  }

  private Document read() {
    return new Document(document);
  }
}

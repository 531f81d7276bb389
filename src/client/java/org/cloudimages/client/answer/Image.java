package org.cloudimages.client.answer;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An image.
 *
 * @param document as it was sent, with all that this version of the client has no name for
 * @param etag of this state of the image, to be sent as {@code If-Match}; empty in lists
 */
public record Image(JsonObject document, Optional<String> etag) {

  /** All attributes of the Images API; the others are {@link #properties()}. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          ("id name status visibility owner protected os_hidden tags disk_format container_format"
                  + " min_disk min_ram size virtual_size checksum os_hash_algo os_hash_value"
                  + " created_at updated_at stores locations direct_url self file schema")
              .split(" "));

  public String id() {
    return read().given("id");
  }

  public Optional<String> name() {
    return read().text("name");
  }

  /** Such as {@code queued}, {@code saving}, {@code active} or {@code deactivated}. */
  public String status() {
    return read().given("status");
  }

  /** {@code public}, {@code community}, {@code shared} or {@code private}. */
  public String visibility() {
    return read().given("visibility");
  }

  /** The id of the project that it belongs to. */
  public Optional<String> owner() {
    return read().text("owner");
  }

  public boolean isProtected() {
    return read().truth("protected");
  }

  /** Whether lists leave it out unless they are asked for {@code os_hidden}. */
  public boolean isHidden() {
    return read().truth("os_hidden");
  }

  public List<String> tags() {
    return read().texts("tags");
  }

  public Optional<String> diskFormat() {
    return read().text("disk_format");
  }

  public Optional<String> containerFormat() {
    return read().text("container_format");
  }

  /** In GiB. */
  public long minDisk() {
    return read().number("min_disk").orElse(0);
  }

  /** In MiB. */
  public long minRam() {
    return read().number("min_ram").orElse(0);
  }

  /** Bytes of its data. */
  public OptionalLong size() {
    return read().number("size");
  }

  /** Bytes of the disk that its data are of. */
  public OptionalLong virtualSize() {
    return read().number("virtual_size");
  }

  /** The MD5 of its data in hex. */
  public Optional<String> checksum() {
    return read().text("checksum");
  }

  /** What {@link #hashValue()} is made with, such as {@code sha512}. */
  public Optional<String> hashAlgorithm() {
    return read().text("os_hash_algo");
  }

  /** A digest of its data in hex. */
  public Optional<String> hashValue() {
    return read().text("os_hash_value");
  }

  public Instant createdAt() {
    return read().instant("created_at").orElseThrow();
  }

  public Instant updatedAt() {
    return read().instant("updated_at").orElseThrow();
  }

  /** The ids of the stores that have its data. */
  public List<String> stores() {
    return read()
        .text("stores")
        .filter(stores -> !stores.isEmpty())
        .map(stores -> Arrays.asList(stores.split(",")))
        .orElse(List.of());
  }

  /** Its custom properties, and whatever a later version of the service tells as a text. */
  public Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>(read().texts());
    properties.keySet().removeAll(ATTRIBUTES);
    return Map.copyOf(properties);
  }

  private Document read() {
    return new Document(document);
  }
}

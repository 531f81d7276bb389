package org.cloudimages.image.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data of an image, all of which are stored, or lie staged for an import. */
@Embeddable
public class ImageData {

  /** The ids of the stores that hold them, with commas; null while they are staged. */
  private String stores;

  /** Null where nobody knows it. */
  private Long size;

  @Column(name = "virtual_size")
  private Long virtualSize;

  private String checksum;

  @Column(name = "os_hash_algo")
  private String hashAlgorithm;

  @Column(name = "os_hash_value")
  private String hashValue;

  protected ImageData() {}

  /**
   * Data that one store holds.
   *
   * @param store the id of the store
   * @param size in bytes
   * @param virtualSize of the disk inside, where anybody could tell
   * @param checksum MD5, in hex
   * @param hashAlgorithm what made the hash, such as {@code sha512}
   * @param hashValue in hex
   */
  public ImageData(
      String store,
      long size,
      OptionalLong virtualSize,
      String checksum,
      String hashAlgorithm,
      String hashValue) {
    this.stores = store;
    this.size = size;
    this.virtualSize = virtualSize.isPresent() ? virtualSize.getAsLong() : null;
    this.checksum = checksum;
    this.hashAlgorithm = hashAlgorithm;
    this.hashValue = hashValue;
  }

  /** Data that lie in stores and that nobody here has read: at most their size is known. */
  public static ImageData registered(Optional<Long> size) {
    ImageData registered = new ImageData();
    registered.size = size.orElse(null);
    return registered;
  }

  /** Data that are staged: nothing but their size is known. */
  static ImageData staged(long size) {
    return new ImageData(null, size, OptionalLong.empty(), null, null, null);
  }

  /** Notes how many bytes they are. */
  void measure(long bytes) {
    size = bytes;
  }

  /** Notes what their digests are. */
  void identify(String md5, String algorithm, String hash) {
    checksum = md5;
    hashAlgorithm = algorithm;
    hashValue = hash;
  }

  /** Notes which stores hold them, one for each time. */
  void lieIn(List<String> ids) {
    stores = String.join(",", ids);
  }

  /** Notes that one more store holds them. */
  void join(String store) {
    stores = Stream.concat(stores().stream(), Stream.of(store)).collect(Collectors.joining(","));
  }

  /** The ids of the stores that hold them, one for each time; empty while they are staged. */
  public List<String> stores() {
    return stores == null ? List.of() : List.of(stores.split(","));
  }

  /** In bytes; empty where nobody knows. */
  public Optional<Long> size() {
    return Optional.ofNullable(size);
  }

  /** The bytes of the disk inside; empty when nobody could tell. */
  public Optional<Long> virtualSize() {
    return Optional.ofNullable(virtualSize);
  }

  /** MD5, in hex; empty while they are staged, or nobody has read them. */
  public Optional<String> checksum() {
    return Optional.ofNullable(checksum);
  }

  /** What made the hash; empty where there is none. */
  public Optional<String> hashAlgorithm() {
    return Optional.ofNullable(hashAlgorithm);
  }

  /** In hex; empty where there is none. */
  public Optional<String> hashValue() {
    return Optional.ofNullable(hashValue);
  }
}

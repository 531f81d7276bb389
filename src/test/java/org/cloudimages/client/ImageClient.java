package org.cloudimages.client;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/**
 * A library that others call this service with, as the user {@code member}. What fails throws
 * {@link Failure}.
 */
interface ImageClient {

  /**
   * An image as the library tells it.
   *
   * @param kind its property of that name
   * @param size 0 where there are no data
   * @param checksum empty where there are no data
   */
  record Image(
      String name, String kind, List<String> tags, String status, long size, String checksum) {}

  /** The library tells that something failed, and how. */
  final class Failure extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  /** Creates a raw image with its name as a tag and a property {@code kind}; returns its id. */
  String create(String name);

  /** Gives it another name, and another {@code kind}. */
  void update(String id, String name);

  void upload(String id, Path data);

  /** The ids of all images with that tag. */
  List<String> list(String tag);

  Image show(String id);

  void download(String id, Path file);

  void deactivate(String id);

  void reactivate(String id);

  /** Stages data, and has them imported. */
  void importStaged(String id, Path data);

  /** The status of each task that has made data of the image. */
  List<String> tasks(String id);

  void delete(String id);
}

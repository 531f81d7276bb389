package org.cloudimages.client;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cloudimages.client.answer.Image;
import org.cloudimages.client.fault.DigestException;

/**
 * Sends and receives the data of images, holding them against the image's digests, without keeping
 * them in memory. Thread-safe.
 */
public final class ImageData {

  private static final String ANY_STORE = null;

  private final ImagesClient client;

  public ImageData(ImagesClient client) {
    this.client = client;
  }

  /**
   * Uploads a file. It is read twice: its SHA-512 goes with it, so that the image does not become
   * active with other bytes.
   *
   * @return the image with its data
   */
  public Image upload(String id, Path file) throws IOException {
    String digest = Digests.reprDigest(file);
    try (InputStream data = Files.newInputStream(file)) {
      return upload(id, Files.size(file), digest, data);
    }
  }

  /**
   * Uploads what a stream has, to its end; the caller closes it.
   *
   * @return the image with its data
   * @throws DigestException if the service received something else; the image has it then, and
   *     should be deleted
   */
  public Image upload(String id, InputStream data) {
    return upload(id, null, null, data);
  }

  private Image upload(String id, Long size, String digest, InputStream data) {
    Digests digests = new Digests();
    client.upload(id, size, digest, ANY_STORE, digests.of(data));
    Image image = client.show(id);
    digests.require(image);
    return image;
  }

  /**
   * Downloads into a file, which is there only when all is well: the data have a name with {@code
   * .part} behind it until then. A file that was there is replaced.
   *
   * @return the image whose data they are
   */
  public Image download(String id, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Image image;
      try (OutputStream out = Files.newOutputStream(part)) {
        image = download(id, out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return image;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Downloads into a stream, which stays open. An image without data gives nothing.
   *
   * @return the image whose data they are
   * @throws DigestException if they are not those that the image tells of; what was written must
   *     not be used then
   * @throws IOException if the data end early, or cannot be written
   */
  public Image download(String id, OutputStream out) throws IOException {
    Image image = client.show(id);
    if (image.size().isEmpty()) {
      return image;
    }
    Digests digests = new Digests(image.hashAlgorithm().orElse("sha512"));
    long length = transfer(id, digests, out);
    if (length != image.size().getAsLong()) {
      throw new IOException("Of image " + id + " came " + length + " bytes: " + image.size());
    }
    digests.require(image);
    return image;
  }

  private long transfer(String id, Digests digests, OutputStream out) throws IOException {
    Response response = client.download(id, null);
    try (InputStream data = digests.of(response.readEntity(InputStream.class))) {
      return data.transferTo(out);
    } finally {
      response.close();
    }
  }
}

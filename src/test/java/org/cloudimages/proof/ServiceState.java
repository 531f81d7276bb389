package org.cloudimages.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.StoredFiles;

/**
 * What database and stores hold of the images of a record.
 *
 * @param images by id, deleted ones included
 * @param deletes how often the audit knows an image deleted
 * @param objects the sizes of what lies in the stores, by the id of the blob or, where an upload
 *     was cut short, that with an ending
 */
record ServiceState(
    Map<String, ImageRow> images,
    List<BlobRow> blobs,
    Map<String, Integer> deletes,
    Map<String, Long> objects) {

  /** A row of images; what is null there is empty or 0 here. */
  record ImageRow(String status, boolean deleted, long size, String digest) {}

  /** A row of blobs. */
  record BlobRow(String id, String image, String store, String state, long size) {}

  /** Looks, as somebody does who looks from outside: into the tables and into the stores. */
  static ServiceState read(String run) {
    Probe probe = new Probe(Api.as("member"));
    Map<String, ImageRow> images = images(probe, run);
    Map<String, Long> objects = files(images);
    objects.putAll(CrashStore.objects(images.keySet()));
    return new ServiceState(images, blobs(probe, run), deletes(probe, run), objects);
  }

  private static Map<String, ImageRow> images(Probe probe, String run) {
    return probe
        .rows(
            "SELECT id, status, deleted, COALESCE(size, 0), COALESCE(os_hash_value, '')"
                + " FROM images WHERE name LIKE '"
                + run
                + "%'")
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.get(0),
                row ->
                    new ImageRow(
                        row.get(1),
                        row.get(2).startsWith("t"),
                        Long.parseLong(row.get(3)),
                        row.get(4))));
  }

  private static List<BlobRow> blobs(Probe probe, String run) {
    return probe
        .rows(
            "SELECT b.id, b.image_id, b.store, b.state, b.size FROM blobs b"
                + " JOIN images i ON b.image_id = i.id WHERE i.name LIKE '"
                + run
                + "%'")
        .stream()
        .map(
            row ->
                new BlobRow(
                    row.get(0), row.get(1), row.get(2), row.get(3), Long.parseLong(row.get(4))))
        .toList();
  }

  private static Map<String, Integer> deletes(Probe probe, String run) {
    return probe
        .rows(
            "SELECT a.image_id, COUNT(*) FROM audit_entries a"
                + " JOIN images i ON a.image_id = i.id WHERE a.action = 'image.delete'"
                + " AND i.name LIKE '"
                + run
                + "%' GROUP BY a.image_id")
        .stream()
        .collect(Collectors.toMap(row -> row.get(0), row -> Integer.valueOf(row.get(1))));
  }

  /** The files of these images, wherever the stores lie below the data of the service. */
  private static Map<String, Long> files(Map<String, ImageRow> images) {
    Map<String, Long> found = new HashMap<>();
    for (String directory : List.of("images", "staging", "small-disk")) {
      for (Path file : StoredFiles.in(TestBed.get().data().resolve(directory))) {
        if (images.containsKey(file.getParent().getFileName().toString())) {
          found.put(file.getFileName().toString(), size(file));
        }
      }
    }
    return found;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

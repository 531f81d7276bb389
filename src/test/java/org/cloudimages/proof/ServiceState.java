package org.cloudimages.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.store.Stores;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.StoredFiles;

/**
 * What database and stores hold of the images of a record.
 *
 * @param images by id, deleted ones included
 * @param deletes how often the audit knows an image deleted
 * @param objects what lies in the stores, by the id of the blob or, where an upload was cut short,
 *     that with an ending, or by the name that others have given it
 */
record ServiceState(
    Map<String, ImageRow> images,
    List<BlobRow> blobs,
    List<TaskRow> tasks,
    Map<String, Integer> deletes,
    Map<String, Lying> objects) {

  /**
   * A row of images; what is null there is empty or 0 here.
   *
   * @param stores the ids of those that hold its data, with commas
   * @param task the one that imports it
   */
  record ImageRow(
      String status, boolean deleted, long size, String digest, String stores, String task) {

    /** Whether it has data that somebody may read. */
    boolean hasData() {
      return !deleted && (status.equals("ACTIVE") || status.equals("DEACTIVATED"));
    }
  }

  /** A row of blobs. */
  record BlobRow(
      String id, String image, String store, String state, long size, boolean ours, String key) {

    boolean isLive() {
      return state.equals("LIVE");
    }

    boolean isStaged() {
      return store.equals(Stores.STAGING);
    }
  }

  /** A row of tasks. */
  record TaskRow(String id, String image, String status, String input, String message) {

    private static final Pattern METHOD = Pattern.compile("\"name\":\"([a-z-]+)\"");

    boolean isOpen() {
      return status.equals("PENDING") || status.equals("PROCESSING");
    }

    /** The method of an import, or that it takes a location. */
    String kind() {
      Matcher method = METHOD.matcher(input);
      return method.find() ? method.group(1) : "location";
    }

    /** Whether its node died. */
    boolean isLeft() {
      return message.startsWith("The node that worked on it stopped");
    }
  }

  /** Looks into the tables, as somebody does who looks from outside. */
  static ServiceState rows(Recorder recorder) {
    Probe probe = new Probe(Api.as("member"));
    String run = recorder.run();
    return new ServiceState(
        images(probe, run), blobs(probe, run), tasks(probe, run), deletes(probe, run), Map.of());
  }

  /** Looks into the stores, too, and reads all that lies there. */
  static ServiceState read(Recorder recorder) {
    ServiceState rows = rows(recorder);
    Set<String> names = recorder.laidDown().keySet();
    Map<String, Lying> objects = files(rows.images().keySet(), names);
    objects.putAll(CrashStore.objects(rows.images().keySet(), names));
    return new ServiceState(rows.images, rows.blobs, rows.tasks, rows.deletes, objects);
  }

  /** The tasks by how they ended, and those that a node was at when it died, by what they did. */
  String summary() {
    return "tasks "
        + count(tasks.stream().map(TaskRow::status))
        + ", cut short "
        + count(tasks.stream().filter(TaskRow::isLeft).map(TaskRow::kind));
  }

  private static Map<String, Long> count(Stream<String> words) {
    return words.collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
  }

  private static Map<String, ImageRow> images(Probe probe, String run) {
    return probe
        .rows(
            "SELECT id, status, deleted, COALESCE(size, 0), COALESCE(os_hash_value, ''),"
                + " COALESCE(stores, ''), COALESCE(import_task_id, '')"
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
                        row.get(4),
                        row.get(5),
                        row.get(6))));
  }

  private static List<BlobRow> blobs(Probe probe, String run) {
    return probe
        .rows(
            "SELECT b.id, b.image_id, b.store, b.state, b.size, b.ours, b.blob_key FROM blobs b"
                + " JOIN images i ON b.image_id = i.id WHERE i.name LIKE '"
                + run
                + "%' ORDER BY b.place, b.created_at, b.id")
        .stream()
        .map(
            row ->
                new BlobRow(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    row.get(3),
                    Long.parseLong(row.get(4)),
                    row.get(5).startsWith("t"),
                    row.get(6)))
        .toList();
  }

  private static List<TaskRow> tasks(Probe probe, String run) {
    return probe
        .rows(
            "SELECT t.id, t.image_id, t.status, t.task_input, t.message FROM tasks t"
                + " JOIN images i ON t.image_id = i.id WHERE i.name LIKE '"
                + run
                + "%'")
        .stream()
        .map(row -> new TaskRow(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
        .toList();
  }

  private static Map<String, Integer> deletes(Probe probe, String run) {
    return probe
        .rows(
            "SELECT a.image_id, COUNT(*) FROM audit_entries a"
                + " JOIN images i ON a.image_id = i.id WHERE a.action = 'image.delete'"
                + " AND a.outcome = 'success' AND i.name LIKE '"
                + run
                + "%' GROUP BY a.image_id")
        .stream()
        .collect(Collectors.toMap(row -> row.get(0), row -> Integer.valueOf(row.get(1))));
  }

  /** The files of these images, or of these names, below the data of the service. */
  private static Map<String, Lying> files(Set<String> images, Set<String> names) {
    Map<String, Lying> found = new HashMap<>();
    for (String directory : List.of("images", "images-second", "staging", "small-disk")) {
      for (Path file : StoredFiles.in(TestBed.get().data().resolve(directory))) {
        String name = file.getFileName().toString();
        if (images.contains(file.getParent().getFileName().toString()) || names.contains(name)) {
          found.put(name, Lying.of(size(file), () -> Files.newInputStream(file)));
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

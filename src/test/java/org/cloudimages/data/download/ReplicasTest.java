package org.cloudimages.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.blob.Blob;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.store.Stores;
import org.cloudimages.store.file.FileKind;
import org.cloudimages.store.file.SyncThreads;
import org.cloudimages.testing.Settings;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each store holds its own id, so that a test sees which one was read. */
class ReplicasTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> IDS = List.of("light", "heavy", "middle");

  @TempDir private Path data;

  private final Map<String, Blob> blobs = new HashMap<>();
  private Stores stores;
  private Replicas replicas;

  @BeforeEach
  void fill() throws IOException {
    stores =
        new Stores(
            Settings.of(
                Map.ofEntries(
                    Map.entry("images.data", data.toString()),
                    Map.entry("images.stores", String.join(",", IDS)),
                    Map.entry("images.store.light.type", "file"),
                    Map.entry("images.store.heavy.type", "file"),
                    Map.entry("images.store.heavy.weight", "20"),
                    Map.entry("images.store.middle.type", "file"),
                    Map.entry("images.store.middle.weight", "10"))),
            List.of(new FileKind(new SyncThreads(new WorkThreads()))));
    replicas = new Replicas(stores);
    for (String id : IDS) {
      Blob blob = blob(id);
      blobs.put(id, blob);
      put(blob, padded(id).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void put(Blob blob, byte[] bytes) throws IOException {
    stores
        .find(blob.store())
        .orElseThrow()
        .put(blob.key(), new ByteArrayInputStream(bytes), bytes.length);
  }

  private static Blob blob(String store) {
    return new Blob("an-image", store, 0, NOW, NOW);
  }

  private static String padded(String id) {
    return (id + "      ").substring(0, 6);
  }

  private void lose(String id) {
    stores.find(id).orElseThrow().delete(blobs.get(id).key());
  }

  private Optional<String> read(String... preferred) throws IOException {
    return read(Slice.whole(6), IDS.stream().map(blobs::get).toList(), preferred);
  }

  private Optional<String> read(Slice slice, List<Blob> live, String... preferred)
      throws IOException {
    Optional<Download> download = replicas.open(live, List.of(preferred), slice, "digest");
    if (download.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    download.get().writeTo(out, sent -> {});
    return Optional.of(out.toString(StandardCharsets.US_ASCII).strip());
  }

  @Test
  void heaviestStoreIsReadFirst() throws IOException {
    assertEquals(Optional.of("heavy"), read());
  }

  @Test
  void preferredStoresGoBeforeHeavyOnes() throws IOException {
    assertEquals(Optional.of("light"), read("light"));
    assertEquals(Optional.of("middle"), read("middle", "light"));
  }

  @Test
  void nextReplicaIsTriedWhereOneHasLostTheBytes() throws IOException {
    lose("heavy");
    assertEquals(Optional.of("middle"), read());
    lose("light");
    assertEquals(Optional.of("middle"), read("light", "heavy"));
  }

  @Test
  void replicaWithTooFewBytesIsPassedOver() throws IOException {
    Blob shorter = blob("heavy");
    put(shorter, new byte[5]);

    assertEquals(Optional.of("light"), read(Slice.whole(6), List.of(shorter, blobs.get("light"))));
  }

  @Test
  void nothingIsThereWhereAllReplicasHaveLostTheBytes() throws IOException {
    IDS.forEach(this::lose);
    assertEquals(Optional.empty(), read());
    assertEquals(Optional.empty(), read(Slice.whole(6), List.of()));
  }

  @Test
  void lostBytesThatMayLieInAStoreThatDoesNotAnswerAreUnavailable() {
    IDS.forEach(this::lose);
    List<Blob> live = List.of(blobs.get("light"), blob("gone"), blobs.get("middle"));
    assertEquals(
        503,
        assertThrows(ImagesException.class, () -> read(Slice.whole(6), live))
            .fault()
            .type()
            .status());
  }

  @Test
  void partIsReadFromItsPlace() throws IOException {
    assertEquals(Optional.of("avy"), read(Slice.part(2, 4, 6), List.of(blobs.get("heavy"))));
  }

  @Test
  void bytesOfUnknownNumberAreReadToTheirEnd() throws IOException {
    assertEquals(Optional.of("heavy"), read(Slice.ENTIRE, List.of(blobs.get("heavy"))));
    Download all = replicas.open(List.of(blobs.get("heavy")), List.of(), Slice.ENTIRE, null).get();
    assertEquals(Slice.whole(6), all.slice());
    assertTrue(all.isComplete());

    Blob longer = blob("heavy");
    byte[] bytes = new byte[200_000];
    put(longer, bytes);

    Download more = replicas.open(List.of(longer), List.of(), Slice.ENTIRE, null).orElseThrow();
    assertEquals(Slice.whole(bytes.length), more.slice());
    assertFalse(more.isComplete());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    more.writeTo(out, sent -> {});
    assertArrayEquals(bytes, out.toByteArray());
  }

  @Test
  void preferredStoreMustBeKnown() {
    replicas.requireKnown(IDS);
    assertThrows(ImagesException.class, () -> replicas.requireKnown(List.of("gone")));
    assertThrows(ImagesException.class, () -> replicas.requireKnown(List.of(Stores.STAGING)));
    assertTrue(stores.find(Stores.STAGING).isPresent());
  }
}

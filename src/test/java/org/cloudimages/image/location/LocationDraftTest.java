package org.cloudimages.image.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.cloudimages.blob.Blob;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.HashAlgorithm;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.store.StoreKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationDraftTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String HASH = "0f".repeat(64);
  private static final String MD5 = "0f".repeat(16);

  private final Image image = new Image("an-image", "a project", NOW);
  private final Map<URI, FoundLocation> found = new HashMap<>();
  private LocationDraft draft;

  @BeforeEach
  void describe() {
    image.change(ImageAttribute.DISK_FORMAT, "raw");
    image.change(ImageAttribute.CONTAINER_FORMAT, "bare");
    begin();
  }

  private void begin(Blob... held) {
    begin(HashAlgorithm.SHA_512, held);
  }

  private void begin(HashAlgorithm usual, Blob... held) {
    draft = new LocationDraft(image, found, usual, NOW);
    draft.begin(List.of(held));
  }

  private NewLocation location(String name, OptionalLong size, ValidationData... digests) {
    URI url = URI.create("http://host/" + name);
    found.put(url, new FoundLocation(new StoreKey("web", url.toString()), size));
    return new NewLocation(url, Optional.empty(), Stream.of(digests).findFirst());
  }

  private NewLocation location(String name, ValidationData... digests) {
    return location(name, OptionalLong.of(5), digests);
  }

  private void add(int index, NewLocation location) {
    draft.apply(new LocationChange.Add(OptionalInt.of(index), location));
  }

  private void append(NewLocation location) {
    draft.apply(new LocationChange.Add(OptionalInt.empty(), location));
  }

  private void replace(NewLocation... locations) {
    draft.apply(new LocationChange.Replace(List.of(locations)));
  }

  private void remove(int index) {
    draft.apply(new LocationChange.Remove(OptionalInt.of(index)));
  }

  private static ValidationData digests(String checksum, String algorithm, String value) {
    return new ValidationData(Optional.ofNullable(checksum), algorithm, value);
  }

  private List<String> names() {
    return draft.blobs().stream().map(blob -> blob.key().replace("http://host/", "")).toList();
  }

  private static void assertRefused(int status, Runnable change) {
    ImagesException refusal = assertThrows(ImagesException.class, change::run);
    assertEquals(status, refusal.fault().type().status(), refusal.getMessage());
  }

  @Test
  void firstLocationActivatesAnImageThatWaitsForData() {
    append(location("a", digests(MD5, "sha512", HASH)));

    assertTrue(draft.isActivated());
    assertEquals(ImageStatus.ACTIVE, image.status());
    ImageData data = image.data().orElseThrow();
    assertEquals(Optional.of(5L), data.size());
    assertEquals(Optional.of(MD5), data.checksum());
    assertEquals(Optional.of("sha512"), data.hashAlgorithm());
    assertEquals(Optional.of(HASH), data.hashValue());
    Blob blob = draft.blobs().get(0);
    assertFalse(blob.isOurs());
    assertEquals(5, blob.size());
  }

  @Test
  void sizeThatNobodyKnowsMayBeToldByTheNextLocation() {
    append(location("a", OptionalLong.empty()));
    assertEquals(Optional.empty(), image.data().orElseThrow().size());

    append(location("b"));
    assertEquals(Optional.of(5L), image.data().orElseThrow().size());
    assertRefused(409, () -> append(location("c", OptionalLong.of(6))));
  }

  @Test
  void whatNobodyCouldMeasureCountsOnceTheSizeIsKnown() {
    append(location("a", OptionalLong.empty()));
    assertEquals(0, draft.bytes());
    begin(draft.blobs().toArray(Blob[]::new));

    append(location("b"));
    append(location("c", OptionalLong.empty()));

    assertEquals(List.of(5L, 5L, 5L), draft.blobs().stream().map(Blob::size).toList());
    assertEquals(15, draft.bytes());
    remove(0);
    assertEquals(10, draft.bytes());
  }

  @Test
  void bytesOfOursAreNotMeasuredAgain() {
    Blob own = new Blob("an-image", "web", 0, NOW, NOW);
    image.activate(ImageData.registered(Optional.of(5L)), NOW);
    begin(own);

    append(location("a"));

    assertEquals(0, own.size());
    assertEquals(5, draft.bytes());
  }

  @Test
  void moreBytesThanCanBeCountedAreRefused() {
    append(location("a", OptionalLong.of(Long.MAX_VALUE)));
    assertEquals(Long.MAX_VALUE, draft.bytes());
    append(location("b", OptionalLong.of(Long.MAX_VALUE)));
    assertRefused(413, draft::bytes);
  }

  @Test
  void sizesOfAFirstListMustBeTheSame() {
    assertRefused(409, () -> replace(location("a"), location("b", OptionalLong.of(6))));

    begin();
    replace(location("a", OptionalLong.empty()), location("b"));

    assertEquals(Optional.of(5L), image.data().orElseThrow().size());
    assertEquals(List.of("a", "b"), names());
  }

  @Test
  void imageWithoutFormatsGetsNoLocation() {
    image.change(ImageAttribute.DISK_FORMAT, null);
    assertRefused(400, () -> append(location("a")));
  }

  @Test
  void locationsHavePlaces() {
    append(location("a"));
    append(location("b"));
    add(0, location("c"));
    add(3, location("d"));
    assertEquals(List.of("c", "a", "b", "d"), names());

    remove(1);
    draft.apply(new LocationChange.Remove(OptionalInt.empty()));
    assertEquals(List.of("c", "b"), names());
    assertEquals(2, draft.added().size());
    assertEquals(List.of(), draft.removed());
    assertRefused(400, () -> add(3, location("e")));
    assertRefused(400, () -> remove(2));
  }

  @Test
  void lastLocationStays() {
    append(location("a"));
    assertRefused(403, () -> remove(0));
    assertRefused(403, this::replace);
  }

  @Test
  void noLocationIsThereTwice() {
    append(location("a"));
    assertRefused(400, () -> append(location("a")));
    assertRefused(400, () -> replace(location("a"), location("a")));
  }

  @Test
  void listThatIsThereOnlyChangesItsOrderAndMetadata() {
    append(location("a"));
    append(location("b"));
    Blob first = draft.blobs().get(0);
    begin(draft.blobs().toArray(Blob[]::new));

    replace(
        location("b"),
        new NewLocation(URI.create("http://host/a"), Optional.of("{\"x\":1}"), Optional.empty()));

    assertEquals(List.of("b", "a"), names());
    assertEquals(Optional.of("{\"x\":1}"), first.metadata());
    assertTrue(draft.added().isEmpty() && draft.removed().isEmpty());
    assertRefused(400, () -> replace(location("a")));
    assertRefused(400, () -> replace(location("a"), location("c")));
  }

  @Test
  void whatTheServiceStoredIsNotRegisteredOnceItIsRemoved() {
    Blob own = new Blob("0f0f0f0f-0000-4000-8000-000000000000", "web", 5, NOW, NOW);
    image.activate(ImageData.registered(Optional.of(5L)), NOW);
    begin(own);
    append(location("a"));
    remove(0);
    URI url = URI.create("s3+http://host/bucket/" + own.key());
    found.put(url, new FoundLocation(new StoreKey("web", own.key()), OptionalLong.empty()));

    assertRefused(400, () -> append(new NewLocation(url, Optional.empty(), Optional.empty())));
  }

  @Test
  void removedLocationIsTold() {
    append(location("a"));
    append(location("b"));
    Blob second = draft.blobs().get(1);
    begin(draft.blobs().toArray(Blob[]::new));

    remove(1);

    assertEquals(List.of(second), draft.removed());
  }

  @ParameterizedTest
  @CsvSource({"sha256, 0f, ", "sha512, 0f, ", "sha512, xx, ", "sha512, , xx", "sha512, , 0f"})
  void digestsThatCannotBeAreRefused(String algorithm, String value, String checksum) {
    String hash = value == null ? HASH : value;
    assertRefused(409, () -> append(location("a", digests(checksum, algorithm, hash))));
    assertEquals(ImageStatus.QUEUED, image.status());
  }

  @Test
  void hashMustBeOfTheAlgorithmThatIsUsual() {
    begin(HashAlgorithm.SHA_256);

    assertRefused(409, () -> append(location("a", digests(null, "sha512", HASH))));
    append(location("a", digests(null, "sha256", "0f".repeat(32))));

    assertEquals(Optional.of("sha256"), image.data().orElseThrow().hashAlgorithm());
  }

  @Test
  void digestsMustBeThoseOfTheImage() {
    append(location("a", digests(null, "sha512", HASH)));

    append(location("b", digests(null, "sha512", HASH)));
    assertRefused(409, () -> append(location("c", digests(null, "sha512", "1f".repeat(64)))));
    assertRefused(409, () -> append(location("c", digests(MD5, "sha512", HASH))));
    assertRefused(409, () -> append(location("c", digests(null, "sha256", HASH))));
  }

  @Test
  void locationsOfOneListMustHaveTheSameDigests() {
    assertRefused(
        409,
        () ->
            replace(
                location("a", digests(null, "sha512", HASH)),
                location("b", digests(null, "sha512", "1f".repeat(64)))));
  }

  @Test
  void otherStatusesAreRefused() {
    image.beginUpload(ImageStatus.SAVING, "an upload", NOW);
    assertRefused(409, () -> append(location("a")));
    assertRefused(409, () -> replace(location("a")));
    assertRefused(409, () -> remove(0));
  }
}

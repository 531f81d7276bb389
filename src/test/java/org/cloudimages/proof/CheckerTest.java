package org.cloudimages.proof;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudimages.proof.ServiceState.BlobRow;
import org.cloudimages.proof.ServiceState.ImageRow;
import org.cloudimages.proof.ServiceState.TaskRow;
import org.cloudimages.store.Stores;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing proves nothing, unless it finds what is there. */
class CheckerTest {

  private static final String IMAGE = "image";
  private static final String NAME = "name";
  private static final String BYTES = "digest of some bytes";
  private static final ImageRow QUEUED = row("QUEUED", "");
  private static final ImageRow ACTIVE = row("ACTIVE", "default");
  private static final ImageRow DELETED = new ImageRow("DELETED", true, 0, "", "", "");

  private static final ImageRow DEACTIVATED = row("DEACTIVATED", "default");
  private static final Lying THERE = new Lying(5, BYTES);

  private final Recorder recorder = new Recorder();
  private long now = 1000;

  /** Notes a request that was answered before the next one was sent. */
  private void then(Operation operation, int status) {
    then(operation, status, "");
  }

  private void then(Operation operation, int status, String digest) {
    now += 2;
    at(operation, status, digest, now, now + 1);
  }

  private void at(Operation operation, int status, String digest, long sentAt, long answeredAt) {
    recorder.announce(IMAGE, NAME);
    recorder.add(new Entry(operation, IMAGE, digest, Set.of(), sentAt, answeredAt, status));
  }

  private void list(Set<String> listed) {
    now += 2;
    recorder.add(new Entry(Operation.LIST, NAME, "", listed, now, now + 1, 200));
  }

  private void assertSound() {
    new Checker(recorder).checkAnswers();
  }

  private void assertUnsound(String what) {
    assertFound(what, () -> new Checker(recorder).checkAnswers());
  }

  private void assertUnsound(String what, ImageRow row, int deletes) {
    assertFound(what, () -> new Checker(recorder).checkRows(rows(row, deletes)));
  }

  private void assertSound(ImageRow row, int deletes) {
    new Checker(recorder).checkRows(rows(row, deletes));
  }

  private static void assertFound(String what, Runnable check) {
    String message = assertThrows(AssertionError.class, check::run).getMessage();
    assertTrue(message.contains(what), message);
  }

  private static ServiceState rows(ImageRow row, int deletes) {
    return new ServiceState(
        Map.of(IMAGE, row), List.of(), List.of(), Map.of(IMAGE, deletes), Map.of());
  }

  private static ImageRow row(String status, String stores) {
    return new ImageRow(
        status, false, stores.isEmpty() ? 0 : 5, stores.isEmpty() ? "" : BYTES, stores, "");
  }

  private void checkStores(ImageRow row, List<BlobRow> blobs, Map<String, Lying> objects) {
    checkStores(row, blobs, List.of(), objects);
  }

  private void checkStores(
      ImageRow row, List<BlobRow> blobs, List<TaskRow> tasks, Map<String, Lying> objects) {
    new Checker(recorder)
        .checkStores(new ServiceState(Map.of(IMAGE, row), blobs, tasks, Map.of(), objects));
  }

  private static BlobRow blob(String state) {
    return blob("blob", "default", state);
  }

  private static BlobRow blob(String id, String store, String state) {
    return new BlobRow(id, IMAGE, store, state, 5, true, IMAGE + "/" + id);
  }

  private static BlobRow foreign(String key) {
    return new BlobRow("blob", IMAGE, "web", "LIVE", 5, false, key);
  }

  private static TaskRow task(String status) {
    return new TaskRow("task", IMAGE, status, "{}", "");
  }

  @Test
  void lifeThatIsToldInOrderIsSound() {
    then(Operation.CREATE, 201);
    then(Operation.SHOW, 200);
    list(Set.of(IMAGE));
    then(Operation.UPLOAD, 204, BYTES);
    then(Operation.UPLOAD, 409, "other bytes");
    then(Operation.DOWNLOAD, 200, BYTES);
    then(Operation.DELETE, 204);
    then(Operation.DELETE, 404);
    then(Operation.CREATE, 409);
    list(Set.of());

    assertSound();
    assertSound(DELETED, 1);
    checkStores(DELETED, List.of(), Map.of());
  }

  @Test
  void answerOutsideOfTheContractIsFound() {
    then(Operation.CREATE, 500);

    assertUnsound("no legal answer");
  }

  @Test
  void secondAcknowledgedDeleteIsFound() {
    then(Operation.CREATE, 201);
    at(Operation.DELETE, 204, "", 2000, 3000);
    at(Operation.DELETE, 204, "", 2001, 3001);

    assertUnsound("deleted twice");
  }

  @Test
  void idThatIsGivenTwiceIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.DELETE, 204);
    then(Operation.CREATE, 201);

    assertUnsound("made twice under one id");
  }

  @Test
  void imageThatIsSeenAfterItsDeleteIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.DELETE, 204);
    then(Operation.SHOW, 200);

    assertUnsound("undone delete");
  }

  @Test
  void imageThatIsSeenWhileItIsDeletedIsSound() {
    then(Operation.CREATE, 201);
    at(Operation.DELETE, 204, "", 2000, 3000);
    at(Operation.SHOW, 200, "", 2500, 3500);
    at(Operation.PATCH, 404, "", 2500, 3500);

    assertSound();
  }

  @Test
  void rowThatOutlivesItsDeleteIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.DELETE, 204);

    assertUnsound("row ", QUEUED, 0);
  }

  @Test
  void rowThatNobodyDeletedIsFoundGone() {
    then(Operation.CREATE, 201);

    assertUnsound("row ", DELETED, 1);
  }

  @Test
  void missingRowIsFound() {
    then(Operation.CREATE, 201);

    assertFound(
        "no row",
        () ->
            new Checker(recorder)
                .checkRows(new ServiceState(Map.of(), List.of(), List.of(), Map.of(), Map.of())));
  }

  @Test
  void missingAuditIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.DELETE, 204);

    assertUnsound("0 deletes in the audit", DELETED, 0);
  }

  @Test
  void lostImageIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.SHOW, 404);

    assertUnsound("lost");
  }

  @Test
  void whatWasNeverAnsweredMayBeBoth() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, Entry.BROKEN, BYTES);
    then(Operation.DELETE, Entry.BROKEN);

    assertSound();
    assertSound(QUEUED, 0);
    assertSound(ACTIVE, 0);
    assertSound(DELETED, 1);
  }

  @Test
  void imageThatIsMissingFromAListIsFound() {
    then(Operation.CREATE, 201);
    list(Set.of());

    assertUnsound("a list that should show");
  }

  @Test
  void deletedImageInAListIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.DELETE, 204);
    list(Set.of(IMAGE));

    assertUnsound("a list that should not show");
  }

  @Test
  void otherBytesThanWereUploadedAreFound() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, 204, BYTES);
    then(Operation.DOWNLOAD, 200, "digest of a part");

    assertUnsound("wrong bytes");
  }

  @Test
  void bytesOfAnUploadThatWasRefusedAreFound() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, 503, BYTES);

    assertUnsound("bytes of", ACTIVE, 0);
  }

  @Test
  void bytesThatAreGoneAfterTheirUploadAreFound() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, 204, BYTES);
    then(Operation.DOWNLOAD, 204);

    assertUnsound("lost bytes");
    assertUnsound("data lost", QUEUED, 0);
  }

  @Test
  void uploadThatIsRefusedForARivalWithoutOneIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, 409, BYTES);

    assertUnsound("no rival");
  }

  @Test
  void uploadThatIsToldOfADeleteWithoutOneIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, 410, BYTES);

    assertUnsound("no rival");
  }

  @Test
  void activeImageWithItsOneObjectIsSound() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, 204, BYTES);

    assertSound(ACTIVE, 0);
    checkStores(ACTIVE, List.of(blob("LIVE")), Map.of("blob", THERE));
  }

  @Test
  void activeImageWithoutABlobIsFound() {
    assertFound("0 live blobs", () -> checkStores(ACTIVE, List.of(), Map.of()));
  }

  @Test
  void deletedImageWithALiveBlobIsFound() {
    assertFound(
        "1 live blobs", () -> checkStores(DELETED, List.of(blob("LIVE")), Map.of("blob", THERE)));
  }

  @Test
  void uploadThatNeverEndsIsFound() {
    ImageRow saving = row("SAVING", "");

    assertFound("0 live blobs", () -> checkStores(saving, List.of(), Map.of()));
  }

  @Test
  void bytesThatNobodyRemovesAreFound() {
    assertFound(
        "a blob that should be gone",
        () -> checkStores(DELETED, List.of(blob("DOOMED")), Map.of()));
  }

  @Test
  void objectWithoutARowIsFound() {
    assertFound(
        "an object that no row knows",
        () -> checkStores(DELETED, List.of(), Map.of("blob.partial", new Lying(3, ""))));
  }

  @Test
  void liveBlobWithoutItsObjectIsFound() {
    assertFound(
        "a live blob of 5 bytes", () -> checkStores(ACTIVE, List.of(blob("LIVE")), Map.of()));
  }

  @Test
  void shortObjectIsFound() {
    assertFound(
        "a live blob of 5 bytes",
        () -> checkStores(ACTIVE, List.of(blob("LIVE")), Map.of("blob", new Lying(4, BYTES))));
  }

  @Test
  void restoredImageMayBeSeenAgain() {
    then(Operation.CREATE, 201);
    then(Operation.DELETE, 204);
    then(Operation.RESTORE, 200);
    list(Set.of(IMAGE));
    then(Operation.SHOW, 200);

    assertSound();
    assertSound(QUEUED, 1);
    assertUnsound("row ", DELETED, 1);
  }

  @Test
  void restoredImageThatIsNotSeenIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.DELETE, 204);
    then(Operation.RESTORE, 200);
    then(Operation.SHOW, 404);

    assertUnsound("lost");
  }

  @Test
  void imageThatIsSeenAfterASecondDeleteIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.DELETE, 204);
    then(Operation.RESTORE, 200);
    then(Operation.DELETE, 204);
    then(Operation.SHOW, 200);

    assertUnsound("undone delete");
    assertUnsound("row ", QUEUED, 2);
    assertSound(DELETED, 2);
  }

  @Test
  void imageThatIsRestoredAfterItsPurgeIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.DELETE, 204);
    then(Operation.PURGE, 204);
    then(Operation.RESTORE, 200);

    assertUnsound("restored after its end");
  }

  @Test
  void deletedImageThatCannotBeRestoredIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.DELETE, 204);
    then(Operation.RESTORE, 404);

    assertUnsound("lost in the bin");
  }

  @Test
  void importThatIsToldInOrderIsSound() {
    then(Operation.CREATE, 201);
    then(Operation.STAGE, 204, BYTES);
    then(Operation.IMPORT, 202);
    then(Operation.DOWNLOAD, 204);
    then(Operation.DEACTIVATE, 403);
    then(Operation.DOWNLOAD, 200, BYTES);
    then(Operation.COPY, 202);
    then(Operation.DEACTIVATE, 204);
    then(Operation.DOWNLOAD, 403);

    assertSound();
    new Checker(recorder)
        .checkRows(
            new ServiceState(
                Map.of(IMAGE, DEACTIVATED),
                List.of(),
                List.of(task("SUCCESS"), task("FAILURE")),
                Map.of(),
                Map.of()));
    checkStores(
        DEACTIVATED,
        List.of(blob("LIVE")),
        List.of(task("SUCCESS"), task("FAILURE")),
        Map.of("blob", THERE));
  }

  @Test
  void importThatIsLostIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.FETCH, 202, BYTES);

    assertUnsound("0 tasks", QUEUED, 0);
  }

  @Test
  void otherBytesThanWereStagedAreFound() {
    then(Operation.CREATE, 201);
    then(Operation.STAGE, 204, "other bytes");
    then(Operation.IMPORT, 202);
    then(Operation.DOWNLOAD, 200, BYTES);

    assertUnsound("wrong bytes");
  }

  @Test
  void stagedBytesThatNobodyImportedAreFoundInUse() {
    then(Operation.CREATE, 201);
    then(Operation.STAGE, 204, BYTES);

    assertUnsound("bytes of", ACTIVE, 0);
  }

  @Test
  void dataThatChangeAreFound() {
    then(Operation.CREATE, 201);
    then(Operation.FETCH, 202, BYTES);
    then(Operation.DOWNLOAD, 200, BYTES);
    then(Operation.LOCATE, 202, "other bytes");
    then(Operation.DOWNLOAD, 200, "other bytes");

    assertUnsound("changed data");
  }

  @Test
  void dataThatAreGoneAfterTheyWereCopiedAreFound() {
    then(Operation.CREATE, 201);
    then(Operation.FETCH, 202, BYTES);
    then(Operation.COPY, 202);
    then(Operation.DOWNLOAD, 204);

    assertUnsound("lost bytes");
    assertUnsound("data lost", QUEUED, 0);
  }

  @Test
  void deactivatedImageHasItsBytes() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, 204, "other bytes");
    then(Operation.DEACTIVATE, 204);

    assertUnsound("bytes of", DEACTIVATED, 0);
    assertFound("0 live blobs", () -> checkStores(DEACTIVATED, List.of(), Map.of()));
  }

  @Test
  void imageThatNobodyTookOutOfUseIsFoundSo() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, 204, BYTES);
    assertUnsound("use of", DEACTIVATED, 0);

    then(Operation.DEACTIVATE, 204);
    assertSound(DEACTIVATED, 0);
    assertUnsound("use of", ACTIVE, 0);

    then(Operation.REACTIVATE, 204);
    assertSound(ACTIVE, 0);
    assertUnsound("use of", DEACTIVATED, 0);
  }

  @Test
  void downloadThatIsRefusedForNothingIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, 204, BYTES);
    then(Operation.DOWNLOAD, 403);

    assertUnsound("no rival");
  }

  @Test
  void importThatIsRefusedForARivalWithoutOneIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.STAGE, 204, BYTES);
    then(Operation.IMPORT, 409);

    assertUnsound("no rival");
  }

  @Test
  void copyThatIsRefusedThoughThereAreDataIsFound() {
    then(Operation.CREATE, 201);
    then(Operation.UPLOAD, 204, BYTES);
    then(Operation.COPY, 409);

    assertUnsound("no rival");
  }

  @Test
  void importThatRunsKeepsOthersAway() {
    then(Operation.CREATE, 201);
    then(Operation.FETCH, 202, BYTES);
    then(Operation.UPLOAD, 409, "other bytes");
    then(Operation.FETCH, 409, "more bytes");
    then(Operation.COPY, 409);

    assertSound();
  }

  @Test
  void dataThatNobodyReadMayHaveNoDigest() {
    ImageRow unread = new ImageRow("ACTIVE", false, 5, "", "web", "");
    then(Operation.CREATE, 201);
    assertUnsound("bytes of", unread, 0);

    then(Operation.ADOPT, 200, BYTES);
    assertSound(unread, 0);
    checkStores(unread, List.of(foreign("http://127.0.0.1/1/5")), Map.of());
  }

  @Test
  void importThatNeverEndsIsFound() {
    ImageRow importing = row("IMPORTING", "");
    ImageRow held = new ImageRow("ACTIVE", false, 5, BYTES, "default", "task");

    assertFound("0 live blobs", () -> checkStores(importing, List.of(), Map.of()));
    assertFound(
        "1 live blobs", () -> checkStores(held, List.of(blob("LIVE")), Map.of("blob", THERE)));
  }

  @Test
  void taskThatNeverEndsIsFound() {
    for (String status : List.of("PENDING", "PROCESSING")) {
      assertFound(
          "a task that never ends",
          () -> checkStores(QUEUED, List.of(), List.of(task(status)), Map.of()));
    }
  }

  @Test
  void successWithoutDataIsFound() {
    assertFound(
        "a success without data",
        () -> checkStores(QUEUED, List.of(), List.of(task("SUCCESS")), Map.of()));
  }

  @Test
  void storeThatDoesNotHaveWhatTheImageNamesIsFound() {
    assertFound(
        "1 live blobs",
        () ->
            checkStores(
                row("ACTIVE", "default,second"), List.of(blob("LIVE")), Map.of("blob", THERE)));
  }

  @Test
  void otherBytesInOneOfTwoStoresAreFound() {
    assertFound(
        "a live blob with other bytes",
        () ->
            checkStores(
                row("ACTIVE", "default,second"),
                List.of(blob("LIVE"), blob("copy", "second", "LIVE")),
                Map.of("blob", THERE, "copy", new Lying(5, "other bytes"))));
  }

  @Test
  void stagedDataStayForTheNextImportButOnce() {
    then(Operation.CREATE, 201);
    then(Operation.STAGE, 204, BYTES);
    BlobRow staged = blob("blob", Stores.STAGING, "LIVE");
    BlobRow more = blob("more", Stores.STAGING, "LIVE");

    checkStores(QUEUED, List.of(staged), Map.of("blob", THERE));
    assertFound(
        "2 live blobs",
        () -> checkStores(QUEUED, List.of(staged, more), Map.of("blob", THERE, "more", THERE)));
    assertFound("1 live blobs", () -> checkStores(ACTIVE, List.of(staged), Map.of("blob", THERE)));
  }

  @Test
  void whatOthersHaveLaidDownIsMissed() {
    Payload payload = new Payload(1, 5);
    recorder.note(new LaidDown("laid", "file:///laid", payload));
    Map<String, Lying> there = Map.of("laid", new Lying(5, payload.digest()));
    ImageRow image = row("ACTIVE", "web");

    checkStores(image, List.of(foreign("/others/laid")), there);
    assertFound(
        "what others had laid down",
        () -> checkStores(image, List.of(foreign("/others/laid")), Map.of()));
  }

  @Test
  void blobOfOthersThatIsCountedAsOursIsFound() {
    then(Operation.CREATE, 201);
    BlobRow counted = new BlobRow("blob", IMAGE, "web", "LIVE", 5, true, "/others/laid");

    assertFound(
        "counted as what it is not",
        () -> checkStores(row("ACTIVE", "web"), List.of(counted), Map.of("blob", THERE)));
  }
}

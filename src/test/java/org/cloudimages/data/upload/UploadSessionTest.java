package org.cloudimages.data.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.transaction.RollbackException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.file.FileStore;
import org.cloudimages.store.file.Reserve;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadSessionTest {

  private static final byte[] TEN = "0123456789".getBytes(UTF_8);

  private final RuntimeException inDoubt =
      new IllegalStateException(new RollbackException("Nobody knows."));
  private final StubClaims claims = new StubClaims();
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private @TempDir Path directory;
  private ImageStore store;

  @BeforeEach
  void makeStore() {
    store = new FileStore(directory, Reserve.NONE, Runnable::run);
  }

  private UploadSession begin(Upload upload) {
    return new UploadSession(
        upload,
        claims,
        new UploadSettings(100, Duration.ofMinutes(1), Duration.ofSeconds(30)),
        new SeenBytes(seen));
  }

  private void upload(Object... answers) {
    claims.answers.addAll(List.of(answers));
    try (UploadSession session = begin(StubClaims.upload())) {
      session.receive(new StubSource(TEN, OptionalLong.of(10)), store);
      session.finish();
    }
  }

  private FaultType refusal(Object... answers) {
    return assertThrows(ImagesException.class, () -> upload(answers)).fault().type();
  }

  private void assertCalls(String... calls) {
    assertEquals(List.of(calls), claims.calls);
    assertEquals(0, claims.answers.size());
  }

  @Test
  void bytesAreStoredAndSeenBeforeTheUploadEnds() throws IOException {
    Upload upload = StubClaims.upload();

    try (UploadSession session = begin(upload)) {
      session.receive(new StubSource(TEN, OptionalLong.empty()), store);
      assertCalls();
      claims.answers.add(true);
      session.finish();
    }

    assertCalls("finish 10 of 0");
    assertArrayEquals(TEN, seen.toByteArray());
    try (InputStream stored = store.open(upload.key(), 0, 10)) {
      assertArrayEquals(TEN, stored.readAllBytes());
    }
  }

  @Test
  void uploadEndsWithWhatItsQuotaGaveIt() {
    claims.answers.addAll(List.of(OptionalLong.of(12), true));

    try (UploadSession session = begin(StubClaims.upload(5, true))) {
      session.receive(new StubSource(TEN, OptionalLong.empty()), store);
      session.finish();
    }

    assertCalls("extend 5 to 10", "finish 10 of 12");
  }

  @Test
  void uploadThatIsClosedBeforeItsEndIsAbandonedOnce() {
    claims.answers.add("done");
    UploadSession session = begin(StubClaims.upload());

    session.close();
    session.close();

    assertCalls("abandon");
  }

  @Test
  void uploadWhoseSourceBreaksIsAbandoned() {
    claims.answers.add("done");
    UploadSession session = begin(StubClaims.upload());

    ImagesException refused =
        assertThrows(
            ImagesException.class,
            () -> {
              try (session) {
                session.receive(StubSource.broken("It is broken."), store);
              }
            });

    assertEquals("It is broken.", refused.getMessage());
    assertCalls("abandon");
  }

  @Test
  void whatCannotBeAbandonedEndsWithItsLease() {
    claims.answers.add(new IllegalStateException("away"));

    begin(StubClaims.upload()).close();

    assertCalls("abandon");
  }

  @Test
  void imageThatNoLongerWaitsIsTold() {
    assertEquals(FaultType.GONE, refusal(false, "done"));
    assertCalls("finish 10 of 0", "abandon");
  }

  @Test
  void refusedEndIsNotTriedAgain() {
    assertEquals(FaultType.OVER_LIMIT, refusal(ImagesException.overLimit("full"), "done"));
    assertCalls("finish 10 of 0", "abandon");
  }

  @Test
  void endInDoubtIsDoneAgain() {
    upload(inDoubt, true);
    assertCalls("finish 10 of 0", "finish 10 of 0");
  }

  @Test
  void failedEndIsDoneAgain() {
    upload(new IllegalStateException("away"), true);
    assertCalls("finish 10 of 0", "finish 10 of 0");
  }

  @Test
  void bytesOfAnEndInDoubtAreKept() {
    assertEquals(FaultType.GONE, refusal(inDoubt, false));
    assertCalls("finish 10 of 0", "finish 10 of 0");

    claims.calls.clear();
    assertSame(
        inDoubt,
        assertThrows(
            RuntimeException.class, () -> upload(inDoubt, new IllegalStateException("away"))));
    assertCalls("finish 10 of 0", "finish 10 of 0");

    claims.calls.clear();
    assertThrows(LinkageError.class, () -> upload(new LinkageError("odd")));
    assertCalls("finish 10 of 0");
  }

  @Test
  void endInDoubtThatFindsNoRoomWasUndone() {
    assertEquals(FaultType.OVER_LIMIT, refusal(inDoubt, ImagesException.overLimit("full"), "done"));
    assertCalls("finish 10 of 0", "finish 10 of 0", "abandon");
  }

  @Test
  void storeThatTakesNothingIsToldAndTheUploadAbandoned() {
    store = new FileStore(directory, new Reserve(0, Long.MAX_VALUE / 2), Runnable::run);

    assertEquals(FaultType.OVER_LIMIT, refusal("done"));
    assertCalls("abandon");
  }
}

package org.cloudimages.blob;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.function.Supplier;
import org.cloudimages.database.DerbyDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlobsTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final String IMAGE = "11111111-1111-4111-8111-111111111111";
  private static final String TASK = "22222222-2222-4222-8222-222222222222";
  private static final String OTHER = "33333333-3333-4333-8333-333333333333";

  private final DerbyDatabase database = new DerbyDatabase();
  private final Blobs blobs = new Blobs(database, null);

  @AfterEach
  void close() {
    database.close();
  }

  private void assertWritten(boolean written, String task) {
    Supplier<Boolean> asked = () -> blobs.isWritten(IMAGE, task);
    assertEquals(written, database.transact(asked));
  }

  @Test
  void taskWritesUntilItsBlobIsThere() {
    assertWritten(false, TASK);

    Blob blob = new Blob(IMAGE, "default", 3, NOON, NOON);
    blob.writeFor(TASK);
    database.transact(() -> blobs.begin(blob));
    assertWritten(true, TASK);
    assertWritten(false, OTHER);

    Supplier<Boolean> finished = () -> blobs.finish(blob.id(), 3);
    assertEquals(true, database.transact(finished));
    assertWritten(false, TASK);
    Supplier<Boolean> live = () -> blobs.isLive(blob.id());
    assertEquals(true, database.transact(live));
  }
}

package org.cloudimages.data.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.cloudimages.data.figures.Transfers.Transfer;
import org.junit.jupiter.api.Test;

class TransfersTest {

  private final Transfers transfers = new Transfers();

  private static Map<String, Long> uploads(long count) {
    return Map.of("upload", count, "stage", 0L, "download", 0L, "import", 0L);
  }

  @Test
  void transferRunsUntilItIsClosed() {
    try (Transfer transfer = transfers.begin(TransferKind.UPLOAD)) {
      transfers.moved(TransferKind.UPLOAD, 5);
      transfers.moved(TransferKind.UPLOAD, 2);

      assertEquals(uploads(1), transfers.getRunning());
      assertEquals(uploads(7), transfers.getBytes());
      assertEquals(uploads(0), transfers.getDone());
      transfer.done();
    }
    assertEquals(uploads(0), transfers.getRunning());
    assertEquals(uploads(1), transfers.getDone());
    assertEquals(uploads(0), transfers.getFailed());
  }

  @Test
  void transferThatIsClosedBeforeItIsDoneHasFailed() {
    transfers.begin(TransferKind.UPLOAD).close();

    assertEquals(uploads(0), transfers.getRunning());
    assertEquals(uploads(0), transfers.getDone());
    assertEquals(uploads(1), transfers.getFailed());
  }
}

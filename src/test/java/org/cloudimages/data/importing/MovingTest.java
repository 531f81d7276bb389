package org.cloudimages.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.data.upload.ByteSource;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TimeLimit;
import org.junit.jupiter.api.Test;

class MovingTest {

  private static final int MEBIBYTE = 1 << 20;

  private final List<String> told = new ArrayList<>();
  private boolean ended;
  private final Moving moving =
      new Moving(new StubRun(this::live, told::add), new TimeLimit(Duration.ofDays(1)));

  private void live() {
    if (ended) {
      throw new TaskFailure("It has ended.");
    }
  }

  private static ImagesException refused(ByteSource source) {
    return assertThrows(ImagesException.class, () -> source.read(new byte[10], 0, 10));
  }

  @Test
  void everyPieceTellsHowFarAllSourcesAre() {
    byte[] piece = new byte[MEBIBYTE];
    for (int round = 0; round < 2; round++) {
      ByteSource source =
          moving.source("data", OptionalLong.of(MEBIBYTE), new ByteArrayInputStream(piece));
      assertEquals(OptionalLong.of(MEBIBYTE), source.size());
      assertEquals(MEBIBYTE, source.read(piece, 0, MEBIBYTE));
      assertEquals(-1, source.read(piece, 0, 1));
    }
    assertEquals(List.of("Copied 1 MiB", "Copied 1 MiB", "Copied 2 MiB", "Copied 2 MiB"), told);
  }

  @Test
  void sourceThatBreaksOffIsNotTheClientsFault() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return read(new byte[1], 0, 1);
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("/a/secret/path");
          }
        };
    ImagesException refusal = refused(moving.source("staged data", OptionalLong.empty(), broken));
    assertEquals(FaultType.BAD_GATEWAY, refusal.fault().type());
    assertEquals("The staged data cannot be read.", refusal.getMessage());
  }

  @Test
  void nothingMovesOnceTheTaskHasEndedOrAnotherStoreHasFailed() {
    InputStream bytes = new ByteArrayInputStream(new byte[100]);
    ByteSource source = moving.source("data", OptionalLong.empty(), bytes);
    ended = true;
    assertEquals("It has ended.", refused(source).getMessage());

    ended = false;
    moving.stop(ImagesException.conflict("first"));
    moving.stop(ImagesException.conflict("second"));
    assertEquals("first", refused(source).getMessage());
  }

  @Test
  void nothingMovesForLongerThanItMay() {
    Moving slow =
        new Moving(new StubRun(this::live, told::add), new TimeLimit(Duration.ofNanos(-1)));
    InputStream bytes = new ByteArrayInputStream(new byte[100]);
    ByteSource source = slow.source("data", OptionalLong.empty(), bytes);
    assertEquals("The task took longer than PT-0.000000001S.", refused(source).getMessage());
    assertEquals(List.of(), told);
  }
}

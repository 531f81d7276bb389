package org.cloudimages.data.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigestsTest {

  private static final int MANY = 5_000_011;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Random random = new Random(6);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static String hex(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  private byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void digestsAreThoseOfAllBytesHoweverTheyCome() throws Exception {
    byte[] bytes = bytes(MANY);
    Digests digests = new Digests(threads);

    for (int at = 0; at < MANY; ) {
      int length = Math.min(MANY - at, random.nextInt(200_000));
      // because the buffer is the store's, who fills it again at once
      byte[] buffer = Arrays.copyOfRange(bytes, at, at + length);
      digests.update(buffer, 0, length);
      Arrays.fill(buffer, (byte) 0);
      at += length;
    }

    assertEquals(new Digested(hex("MD5", bytes), hex("SHA-512", bytes)), digests.finish());
  }

  @Test
  void nothingHasDigestsToo() throws Exception {
    byte[] nothing = {};

    assertEquals(
        new Digested(hex("MD5", nothing), hex("SHA-512", nothing)), new Digests(threads).finish());
  }

  @Test
  void manyTransfersShareTwoThreads() throws Exception {
    byte[] bytes = bytes(300_000);
    Queue<Digests> all = new ArrayDeque<>();
    for (int n = 0; n < 50; n++) {
      all.add(new Digests(threads));
    }

    all.forEach(digests -> digests.update(bytes, 0, bytes.length));

    Digested expected = new Digested(hex("MD5", bytes), hex("SHA-512", bytes));
    all.forEach(digests -> assertEquals(expected, digests.finish()));
  }

  @Test
  void failureToComputeIsNoDigest() {
    threads.shutdownNow();
    Digests digests = new Digests(threads);

    assertThrows(CompletionException.class, digests::finish);
  }
}

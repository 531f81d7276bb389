package org.cloudimages.data.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.DigestAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigestsTest {

  private static final int MANY = 5_000_011;
  private static final Set<DigestAlgorithm> ALL = EnumSet.allOf(DigestAlgorithm.class);

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Random random = new Random(6);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static String hex(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  private static DigestValues digested(byte[] bytes) throws Exception {
    return new DigestValues(
        Map.of(
            DigestAlgorithm.MD5, hex("MD5", bytes),
            DigestAlgorithm.SHA_1, hex("SHA-1", bytes),
            DigestAlgorithm.SHA_256, hex("SHA-256", bytes),
            DigestAlgorithm.SHA_512, hex("SHA-512", bytes)));
  }

  private byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void digestsAreThoseOfAllBytesHoweverTheyCome() throws Exception {
    byte[] bytes = bytes(MANY);
    Digests digests = new Digests(ALL, List.of(), threads);

    for (int at = 0; at < MANY; ) {
      int length = Math.min(MANY - at, random.nextInt(200_000));
      // because the buffer is the store's, who fills it again at once
      byte[] buffer = Arrays.copyOfRange(bytes, at, at + length);
      digests.update(buffer, 0, length);
      Arrays.fill(buffer, (byte) 0);
      at += length;
    }

    assertEquals(digested(bytes), digests.finish());
  }

  @Test
  void nothingHasDigestsToo() throws Exception {
    byte[] nothing = {};

    assertEquals(digested(nothing), new Digests(ALL, List.of(), threads).finish());
  }

  @Test
  void nothingButWhatIsAskedForIsComputed() throws Exception {
    Digests digests = new Digests(Set.of(DigestAlgorithm.SHA_256), List.of(), threads);

    digests.update(new byte[] {1}, 0, 1);

    assertEquals(
        Map.of(DigestAlgorithm.SHA_256, hex("SHA-256", new byte[] {1})), digests.finish().hex());
  }

  @Test
  void whatIsExpectedIsComputedAndCompared() throws Exception {
    byte[] bytes = {1};
    ExpectedDigest right =
        new ExpectedDigest("Content-MD5", DigestAlgorithm.MD5, hex("MD5", bytes));
    ExpectedDigest wrong = new ExpectedDigest("Repr-Digest", DigestAlgorithm.SHA_256, "00");
    Digests same = new Digests(Set.of(), List.of(right), threads);
    Digests other = new Digests(Set.of(), List.of(right, wrong), threads);

    same.update(bytes, 0, 1);
    other.update(bytes, 0, 1);

    assertEquals(Map.of(DigestAlgorithm.MD5, hex("MD5", bytes)), same.finish().hex());
    assertEquals(
        "Invalid value for 'Repr-Digest': the body has the SHA-256 " + hex("SHA-256", bytes),
        assertThrows(ImagesException.class, other::finish).getMessage());
  }

  @Test
  void whereNothingIsAskedForNothingIsComputed() {
    threads.shutdownNow();
    Digests digests = new Digests(Set.of(), List.of(), threads);

    digests.update(bytes(300_000), 0, 300_000);

    assertEquals(Map.of(), digests.finish().hex());
  }

  @Test
  void manyTransfersShareTwoThreads() throws Exception {
    byte[] bytes = bytes(300_000);
    Queue<Digests> all = new ArrayDeque<>();
    for (int n = 0; n < 50; n++) {
      all.add(new Digests(ALL, List.of(), threads));
    }

    all.forEach(digests -> digests.update(bytes, 0, bytes.length));

    DigestValues expected = digested(bytes);
    all.forEach(digests -> assertEquals(expected, digests.finish()));
  }

  @Test
  void failureToComputeIsNoDigest() {
    threads.shutdownNow();
    Digests digests = new Digests(ALL, List.of(), threads);

    assertThrows(CompletionException.class, digests::finish);
  }
}

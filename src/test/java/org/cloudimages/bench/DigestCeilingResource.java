package org.cloudimages.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** The least that an upload costs: its two digests, and nothing else, in the same JVM. */
@Path("/v2/bench/digests/{mebibytes}")
@ApplicationScoped
public class DigestCeilingResource {

  private static final int PIECE = 1 << 16;
  private static final int PIECES_A_MEBIBYTE = 16;

  private final byte[] piece = new byte[PIECE];

  public DigestCeilingResource() {
    new Random(1).nextBytes(piece);
  }

  /** Computes MD5 and SHA-512 side by side; returns the nanoseconds. */
  @GET
  public String digest(@PathParam("mebibytes") int mebibytes) {
    long start = System.nanoTime();
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> digest("MD5", mebibytes * PIECES_A_MEBIBYTE));
    digest("SHA-512", mebibytes * PIECES_A_MEBIBYTE);
    other.join();
    return Long.toString(System.nanoTime() - start);
  }

  private void digest(String algorithm, int pieces) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (int n = 0; n < pieces; n++) {
        digest.update(piece);
      }
      digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.cloudimages.data.upload;

import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.cloudimages.data.digest.DigestAlgorithm;
import org.cloudimages.data.digest.Digested;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.fault.ImagesException;

/**
 * Data that a client is about to send.
 *
 * @param size the bytes that it announced
 * @param digests what it says that they have
 * @param body blocks until the client sends; reading it to its end closes nothing
 */
public record Incoming(OptionalLong size, List<ExpectedDigest> digests, InputStream body) {

  public Incoming {
    digests = List.copyOf(digests);
  }

  /** What must be computed to verify the digests. */
  Set<DigestAlgorithm> algorithms() {
    Set<DigestAlgorithm> algorithms = EnumSet.noneOf(DigestAlgorithm.class);
    digests.forEach(expected -> algorithms.add(expected.algorithm()));
    return algorithms;
  }

  /**
   * Makes sure that the bytes are those that the client meant to send.
   *
   * @throws ImagesException 400 that names the header whose digest they do not have
   */
  void verify(Digested digested) {
    for (ExpectedDigest expected : digests) {
      String hex = digested.hex(expected.algorithm());
      if (!hex.equals(expected.hex())) {
        throw ImagesException.invalid(
            expected.header(), "the body has the " + expected.algorithm().title() + " " + hex);
      }
    }
  }
}

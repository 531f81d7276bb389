package org.cloudimages.data.digest;

import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.DigestAlgorithm;

/**
 * A digest that a client says its bytes have.
 *
 * @param header where it says so
 */
public record ExpectedDigest(String header, DigestAlgorithm algorithm, String hex) {

  /**
   * Makes sure that the bytes are those that the client meant to send.
   *
   * @throws ImagesException 400 that names the header
   */
  void verify(DigestValues digested) {
    String computed = digested.hex(algorithm);
    if (!computed.equals(hex)) {
      throw ImagesException.invalid(
          header, "the body has the " + algorithm.title() + " " + computed);
    }
  }
}

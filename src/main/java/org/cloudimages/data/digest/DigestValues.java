package org.cloudimages.data.digest;

import java.util.Map;
import org.cloudimages.hash.DigestAlgorithm;

/** The digests of some bytes, in hex. */
public record DigestValues(Map<DigestAlgorithm, String> hex) {

  public String hex(DigestAlgorithm algorithm) {
    return hex.get(algorithm);
  }
}

package org.cloudimages.data.control;

import java.util.Map;

/** The digests of some bytes, in hex. */
record Digested(Map<DigestAlgorithm, String> hex) {

  String hex(DigestAlgorithm algorithm) {
    return hex.get(algorithm);
  }
}

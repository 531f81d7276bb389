package org.cloudimages.data.boundary;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.DigestAlgorithm;

/**
 * The digests that the headers of a request give of its body: {@code Content-MD5} (RFC 1864), and
 * {@code Content-Digest} and {@code Repr-Digest} (RFC 9530), which are the same for bytes that are
 * sent whole and as they are. Algorithms that are not known here say nothing.
 */
final class DigestHeaders {

  private static final String CONTENT_MD5 = "Content-MD5";
  private static final List<String> DICTIONARIES = List.of("Content-Digest", "Repr-Digest");
  private static final Map<String, DigestAlgorithm> ALGORITHMS =
      Map.of("sha-256", DigestAlgorithm.SHA_256, "sha-512", DigestAlgorithm.SHA_512);

  /** Characters of a header, several times as many as all algorithms together need. */
  private static final int MAX_LENGTH = 1000;

  /** A member of a dictionary whose value is a byte sequence (RFC 8941, 3.2 and 3.3.5). */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?<key>[a-z*][a-z0-9_.*-]*)=:(?<bytes>[A-Za-z0-9+/]*={0,2}):"
              + "(?: *; *[a-z*][a-z0-9_.*-]*(?:=(?:\"[^\"\\\\]*\"|[^\\s;\"]+))?)*");

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{32}");

  private DigestHeaders() {}

  /**
   * Reads all of them.
   *
   * @throws ImagesException 400 that names the header which is malformed
   */
  static List<ExpectedDigest> of(HttpServletRequest request) {
    List<ExpectedDigest> digests = new ArrayList<>();
    for (String value : Collections.list(request.getHeaders(CONTENT_MD5))) {
      digests.add(new ExpectedDigest(CONTENT_MD5, DigestAlgorithm.MD5, md5(value.strip())));
    }
    for (String header : DICTIONARIES) {
      String value = String.join(",", Collections.list(request.getHeaders(header)));
      dictionary(header, value)
          .forEach((algorithm, hex) -> digests.add(new ExpectedDigest(header, algorithm, hex)));
    }
    return digests;
  }

  /** In hex it is what a download carries. */
  private static String md5(String value) {
    return HEX.matcher(value).matches()
        ? HexFormat.of().formatHex(HexFormat.of().parseHex(value))
        : hex(CONTENT_MD5, DigestAlgorithm.MD5, value);
  }

  private static Map<DigestAlgorithm, String> dictionary(String header, String value) {
    if (value.isBlank()) {
      return Map.of();
    }
    if (value.length() > MAX_LENGTH) {
      throw ImagesException.invalid(header, "it has more than " + MAX_LENGTH + " characters");
    }
    Map<DigestAlgorithm, String> digests = new LinkedHashMap<>();
    for (String text : value.split(",", -1)) {
      Matcher member = MEMBER.matcher(text.strip());
      if (!member.matches()) {
        throw ImagesException.invalid(header, "it is not a list of digests as sha-256=:...:");
      }
      DigestAlgorithm algorithm = ALGORITHMS.get(member.group("key"));
      if (algorithm != null) {
        digests.put(algorithm, hex(header, algorithm, member.group("bytes")));
      }
    }
    return digests;
  }

  private static String hex(String header, DigestAlgorithm algorithm, String base64) {
    try {
      byte[] digest = Base64.getDecoder().decode(base64);
      if (digest.length == algorithm.length()) {
        return HexFormat.of().formatHex(digest);
      }
    } catch (IllegalArgumentException e) {
      // because digits that are none are answered like too few of them
    }
    throw ImagesException.invalid(
        header, "the " + algorithm.title() + " is not " + algorithm.length() + " bytes in base64");
  }
}

package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.DigestAlgorithm;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestHeadersTest {

  private static final String MD5 = "jXd/OF09/siBXSD3SWAm3A==";
  private static final String SHA_256 = "Om6weQ85rIfJTzhWst0sXREOaBFgImGpqSPTuyOtyLc=";
  private static final String SHA_512 =
      "d8fOml2GuzhtRDu5Y5D6oSBjMVhpnIhEwwsTqwv5J2C35EFq6jl9uRtKwOXdVrjvfksGYWKrH9wIgxnObe/Idg==";
  private static final String HEX_MD5 = "8d777f385d3dfec8815d20f7496026dc";
  private static final String HEX_SHA_256 =
      "3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7";

  private static List<ExpectedDigest> digests(String header, String value) {
    return DigestHeaders.of(StubRequest.get("/").header(header, value).request());
  }

  private static List<DigestAlgorithm> algorithms(String value) {
    return digests("Content-Digest", value).stream().map(ExpectedDigest::algorithm).toList();
  }

  @Test
  void withoutHeadersNothingIsExpected() {
    assertEquals(List.of(), DigestHeaders.of(StubRequest.get("/").request()));
    assertEquals(List.of(), digests("Content-Digest", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {MD5, " " + MD5 + " ", HEX_MD5, "8D777F385D3DFEC8815D20F7496026DC"})
  void contentMd5IsInBase64OrInHexAsDownloadsHaveIt(String value) {
    assertEquals(
        List.of(new ExpectedDigest("Content-MD5", DigestAlgorithm.MD5, HEX_MD5)),
        digests("Content-MD5", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Digest", "Repr-Digest"})
  void dictionaryNamesItsAlgorithms(String header) {
    assertEquals(
        List.of(new ExpectedDigest(header, DigestAlgorithm.SHA_256, HEX_SHA_256)),
        digests(header, "sha-256=:" + SHA_256 + ":"));
  }

  @Test
  void dictionaryHasSeveralMembersAndParameters() {
    String value =
        "sha-512=:" + SHA_512 + ": ; a=1;b;c=\"two words\" ,\tsha-256=:" + SHA_256 + ":;d=?1";

    assertEquals(List.of(DigestAlgorithm.SHA_512, DigestAlgorithm.SHA_256), algorithms(value));
  }

  @Test
  void unknownAlgorithmsSayNothing() {
    assertEquals(List.of(), algorithms("md5=:" + MD5 + ":,unixsum=:AA==:,id-sha-256=::"));
  }

  @Test
  void lastOfTwoMembersCounts() {
    String other = "A".repeat(43) + "=";

    assertEquals(
        HEX_SHA_256,
        digests("Content-Digest", "sha-256=:" + other + ":,sha-256=:" + SHA_256 + ":")
            .get(0)
            .hex());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Content-MD5|``",
        "Content-MD5|x",
        "Content-MD5|AAAA",
        "Content-MD5|:jXd/OF09/siBXSD3SWAm3A==:",
        "Content-MD5|jXd/OF09/siBXSD3SWAm3A==, jXd/OF09/siBXSD3SWAm3A==",
        "Content-Digest|sha-256",
        "Content-Digest|sha-256=",
        "Content-Digest|sha-256=x",
        "Content-Digest|sha-256=:x:",
        "Content-Digest|sha-256=:AAAA:",
        "Content-Digest|sha-512=:" + SHA_256 + ":",
        "Content-Digest|sha-256=\"" + SHA_256 + "\"",
        "Content-Digest|SHA-256=:" + SHA_256 + ":",
        "Content-Digest|sha-256 = :" + SHA_256 + ":",
        "Content-Digest|sha-256=:" + SHA_256 + ":,",
        "Content-Digest|,",
        "Content-Digest|unknown=1",
        "Repr-Digest|:" + SHA_256 + ":"
      })
  void malformedDigestIsBadRequestThatNamesTheHeader(String header, String value) {
    Fault fault = assertThrows(ImagesException.class, () -> digests(header, value)).fault();

    assertEquals(400, fault.type().status());
    assertTrue(fault.message().startsWith("Invalid value for '" + header + "': "), fault.message());
  }

  @Test
  void headerOfManyCharactersIsBadRequest() {
    String value = "a=::;b=" + "c".repeat(60_000);

    assertThrows(ImagesException.class, () -> digests("Content-Digest", value));
  }
}

package org.cloudimages.location.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.HashAlgorithm;
import org.cloudimages.location.control.ExpectedHash;
import org.cloudimages.location.control.TakenLocation;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationBodyTest {

  private static final String URL = "'url':'http://host/x'";

  private static TakenLocation parse(String body) {
    return LocationBody.parse(JsonText.object("{" + body + "}"));
  }

  private static String hash(String algorithm, String value) {
    return URL
        + ",'validation_data':{'os_hash_algo':'"
        + algorithm
        + "','os_hash_value':'"
        + value
        + "'}";
  }

  @Test
  void urlIsEnough() {
    TakenLocation expected = new TakenLocation(URI.create("http://host/x"), Optional.empty());
    assertEquals(expected, parse(URL));
    assertEquals(expected, parse(URL + ",'validation_data':{}"));
    assertEquals(expected, parse(URL + ",'more':1"));
  }

  @ParameterizedTest
  @CsvSource({"md5,16", "sha1,20", "sha256,32", "sha512,64"})
  void hashIsOfAKnownAlgorithm(String algorithm, int bytes) {
    assertEquals(
        Optional.of(
            new ExpectedHash(HashAlgorithm.of(algorithm).orElseThrow(), "0a".repeat(bytes))),
        parse(hash(algorithm, "0A".repeat(bytes))).expected());
    assertRefused(hash(algorithm, "0a".repeat(bytes - 1)));
    assertRefused(hash(algorithm, "xx".repeat(bytes)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'url':1",
        "'url':''",
        "'url':'/x'",
        "'url':'http://host/a b'",
        "'url':'http://host/\u00e4'",
        URL + ",'validation_data':1",
        URL + ",'validation_data':{'os_hash_algo':'md5'}",
        URL + ",'validation_data':{'os_hash_value':'00'}",
        URL + ",'validation_data':{'checksum':'00'}",
        URL + ",'validation_data':{'os_hash_algo':'sha3','os_hash_value':'00'}",
        URL + ",'validation_data':{'os_hash_algo':1,'os_hash_value':'00'}"
      })
  void otherBodyIsRefused(String body) {
    assertRefused(body);
  }

  @Test
  void urlIsBoundedAndNotTold() {
    String url = "http://host/" + "x".repeat(2036);
    parse("'url':'" + url + "'");
    assertRefused("'url':'" + url + "x'");
    String secret =
        assertThrows(ImagesException.class, () -> parse("'url':'http://me:secret@host/a b'"))
            .getMessage();
    assertFalse(secret.contains("secret"), secret);
  }

  private static void assertRefused(String body) {
    assertEquals(
        400, assertThrows(ImagesException.class, () -> parse(body)).fault().type().status());
  }
}

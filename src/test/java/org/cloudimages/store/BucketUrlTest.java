package org.cloudimages.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketUrlTest {

  private final BucketUrl bucket =
      new BucketUrl("s3", URI.create("https://me:secret@Objects.example.org/s3"), "images");

  private Optional<String> keyOf(String url) {
    return bucket.keyOf(URI.create(url));
  }

  @Test
  void urlHasServerBucketAndKeyButNoCredentials() {
    assertEquals(URI.create("s3+https://Objects.example.org/s3/images/a/b"), bucket.of("a/b"));
    assertEquals(
        URI.create("swift+http://10.0.0.1:8080/v3/images/a"),
        new BucketUrl("swift", URI.create("http://10.0.0.1:8080/v3"), "images").of("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3+https://objects.example.org/s3/images/a/b.raw",
        "S3+HTTPS://OBJECTS.EXAMPLE.ORG:443/s3/images/a/b.raw"
      })
  void keyIsFoundHoweverTheServerIsWritten(String url) {
    assertEquals(Optional.of("a/b.raw"), keyOf(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3+http://objects.example.org/s3/images/a",
        "s3+https://objects.example.org:444/s3/images/a",
        "s3+https://example.org/s3/images/a",
        "s3+https://objects.example.org/s3/other/a",
        "s3+https://objects.example.org/s3/images2/a",
        "s3+https://objects.example.org/s3/images",
        "s3+https://objects.example.org/s3/images/",
        "s3+https://objects.example.org/s3/images/../other/a",
        "s3+https://objects.example.org/s3/images/a/..",
        "s3+https://objects.example.org/s3/images/./a",
        "s3+https://objects.example.org/s3/images//a",
        "s3+https://objects.example.org/s3/images/%2e%2e/a",
        "s3+https://objects.example.org/s3/images/a?versionId=1",
        "s3+https://objects.example.org/s3/images/a#b",
        "s3+https://me:secret@objects.example.org/s3/images/a",
        "swift+https://objects.example.org/s3/images/a",
        "https://objects.example.org/s3/images/a",
        "s3+https:a",
        "s3+https:///s3/images/a",
        "a"
      })
  void whatLiesElsewhereHasNoKey(String url) {
    assertEquals(Optional.empty(), keyOf(url));
  }
}

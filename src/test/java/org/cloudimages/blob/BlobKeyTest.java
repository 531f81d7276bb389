package org.cloudimages.blob;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobKeyTest {

  private static final String IMAGE = "0a8e3d5c-1111-4222-8333-444455556666";

  private final Blob blob = new Blob(IMAGE, "any", 0, Instant.EPOCH, Instant.EPOCH);

  @Test
  void keyOfABlobSaysItsIds() {
    assertEquals(Optional.of(new BlobKey(IMAGE, blob.id(), "")), BlobKey.parse(blob.key()));
  }

  @Test
  void whatAStorePutsBehindAKeyBelongsToTheBlob() {
    BlobKey part = BlobKey.parse(blob.key() + ".partial").orElseThrow();

    assertEquals(".partial", part.rest());
    assertEquals(blob.key(), part.key());
  }

  /** Images that were made before their ids were kept in small letters have such ones. */
  @Test
  void idOfAnImageMayHaveCapitals() {
    Blob old = new Blob(IMAGE.toUpperCase(Locale.ROOT), "any", 0, Instant.EPOCH, Instant.EPOCH);

    BlobKey key = BlobKey.parse(old.key() + ".partial").orElseThrow();

    assertEquals(old.id(), key.blobId());
    assertEquals(old.key(), key.key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "readme.txt",
        IMAGE,
        IMAGE + "/",
        IMAGE + "/readme.txt",
        IMAGE + "/" + IMAGE + "0",
        "x" + IMAGE + "/" + IMAGE,
        "dir/" + IMAGE + "/" + IMAGE
      })
  void otherKeysAreForeign(String key) {
    assertEquals(Optional.empty(), BlobKey.parse(key));
  }
}

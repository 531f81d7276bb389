package org.cloudimages.hash;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.cloudimages.setting.SettingReader;

/**
 * What makes the hash of an image's data that nobody else has named (OpenStack's {@code
 * hashing_algorithm}). Hashes that are there stay as they were made.
 */
@Singleton
public record ImageHashSettings(HashAlgorithm algorithm) {

  @Inject
  public ImageHashSettings(SettingReader settings) {
    this(
        HashAlgorithm.of(
                settings.word(
                    "images.image.hash-algorithm",
                    HashAlgorithm.SHA_512.text(),
                    HashAlgorithm.SHA_256.text()))
            .orElseThrow());
  }
}

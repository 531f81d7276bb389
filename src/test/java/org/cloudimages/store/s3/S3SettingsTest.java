package org.cloudimages.store.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.transfer.TransferSettings;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class S3SettingsTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "images.store.a.endpoint", "http://127.0.0.1/",
          "images.store.a.bucket", "images",
          "images.store.a.access-key", "a user",
          "images.store.a.secret-key", "a secret");

  private static final URI ENDPOINT = URI.create("http://127.0.0.1");
  private static final TransferSettings TRANSFER =
      new TransferSettings(Duration.ofSeconds(5), Duration.ofSeconds(30));

  private static S3Settings settings(Map<String, String> settings) {
    return S3Settings.of(
        new StoreSettings(Settings.of(settings), "images.store.a", "a", Path.of("unused")));
  }

  @Test
  void defaults() {
    long quarter = Runtime.getRuntime().maxMemory() / 4;

    assertEquals(
        new S3Settings(
            ENDPOINT,
            "us-east-1",
            "images",
            "a user",
            "a secret",
            true,
            64 << 20,
            8 << 20,
            quarter,
            4,
            TRANSFER),
        settings(REQUIRED));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings = new HashMap<>(REQUIRED);
    settings.put("images.store.a.region", "here");
    settings.put("images.store.a.path-style", "false");
    settings.put("images.store.a.part-size", "5368709120");
    settings.put("images.store.a.buffer-size", "5242880");
    settings.put("images.store.a.buffer-memory", "10485760");
    settings.put("images.store.a.parallel-parts", "16");

    assertEquals(
        new S3Settings(
            ENDPOINT,
            "here",
            "images",
            "a user",
            "a secret",
            false,
            5L << 30,
            5 << 20,
            10 << 20,
            16,
            TRANSFER),
        settings(settings));
  }
}

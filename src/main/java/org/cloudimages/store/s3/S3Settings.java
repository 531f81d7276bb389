package org.cloudimages.store.s3;

import java.net.URI;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.s3.part.PartBuffers;
import org.cloudimages.store.transfer.TransferSettings;

/**
 * The settings of one store.
 *
 * @param pathStyle whether the bucket is named in the path, and not in the name of the host
 * @param partSize bytes in a part of an upload whose size is known, while parts are passed on as
 *     they come
 * @param bufferSize bytes in a part that is held in memory
 * @param bufferMemory bytes of all such parts that are held at once
 * @param parallelParts parts of one upload, or of one download, that are under way at once
 */
public record S3Settings(
    URI endpoint,
    String region,
    String bucket,
    String accessKey,
    String secretKey,
    boolean pathStyle,
    long partSize,
    int bufferSize,
    long bufferMemory,
    int parallelParts,
    TransferSettings transfer) {

  private static final int MIB = 1 << 20;

  /** S3 takes no smaller part, but for the last. */
  private static final int MIN_PART = 5 * MIB;

  /** S3 takes no larger one. */
  private static final long MAX_PART = 5L * 1024 * MIB;

  private static final int MAX_PARALLEL = 16;

  /** Room for the parts of all transfers of the store. */
  PartBuffers buffers() {
    return new PartBuffers(bufferSize, bufferMemory, parallelParts > 1, transfer.silence());
  }

  public static S3Settings of(StoreSettings settings) {
    SettingReader own = settings.own();
    return new S3Settings(
        TransferSettings.url(settings, "endpoint"),
        own.text("region", "us-east-1"),
        own.require("bucket"),
        own.require("access-key"),
        own.require("secret-key"),
        own.flag("path-style", true),
        own.number("part-size", 64 * MIB, MIN_PART, MAX_PART),
        own.count("buffer-size", 8 * MIB, MIN_PART, 1024 * MIB),
        own.find("buffer-memory", Form.number(MIN_PART, Long.MAX_VALUE)).orElse(heap() / 4),
        own.count("parallel-parts", 4, 1, MAX_PARALLEL),
        TransferSettings.of(settings));
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory();
  }

  @Override
  public String toString() {
    return endpoint + " " + bucket;
  }
}

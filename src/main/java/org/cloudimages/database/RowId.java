package org.cloudimages.database;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keys of rows that nobody outside names: UUIDs of version 7 (RFC 9562), whose order is that of
 * time, so that each new row goes to the end of its index.
 */
public final class RowId {

  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private RowId() {}

  public static String next(Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = now.toEpochMilli() << 16 | VERSION | random.nextInt(1 << 12);
    return new UUID(high, VARIANT | random.nextLong() >>> 2).toString();
  }
}

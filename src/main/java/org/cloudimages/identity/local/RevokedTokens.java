package org.cloudimages.identity.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The tokens that were revoked before their time, each with all that come from the same login, in
 * memory and in a file: a line has the id of the chain, or of a token that was revoked before there
 * were chains, and the second of its end. What nobody accepts any more leaves the file at the next
 * start. Thread-safe.
 */
final class RevokedTokens {

  /** Revocations after which the expired ones are looked for. */
  private static final int TIDY_AFTER = 1000;

  private final Map<String, Instant> endById = new ConcurrentHashMap<>();
  private final Path file;
  private final Clock clock;
  private int sinceTidied;

  /** Reads the file, if there is one. */
  RevokedTokens(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
    if (Files.exists(file)) {
      read();
      forgetExpired();
    }
  }

  boolean contains(LocalToken token) {
    return endById.containsKey(token.chain()) || endById.containsKey(token.id());
  }

  /** Returns when the revocation is on the disk. */
  synchronized void add(LocalToken token) {
    PrivateFile.append(file, line(token.chain(), token.expiresAt()));
    endById.put(token.chain(), token.expiresAt());
    if (++sinceTidied >= TIDY_AFTER) {
      forgetExpired();
      sinceTidied = 0;
    }
  }

  private void forgetExpired() {
    Instant now = clock.instant();
    endById.values().removeIf(end -> !end.plus(LocalUsers.FORGIVEN).isAfter(now));
    PrivateFile.write(
        file,
        endById.entrySet().stream()
            .map(entry -> line(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining()));
  }

  private void read() {
    try {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split(" ", -1);
        // because a crash may have cut the last line, whose revocation nobody was told of
        if (parts.length == 2 && parts[1].endsWith(".")) {
          endById.put(
              parts[0],
              Instant.ofEpochSecond(Long.parseLong(parts[1], 0, parts[1].length() - 1, 10)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The revoked tokens cannot be read from " + file, e);
    }
  }

  private static String line(String id, Instant end) {
    return id + ' ' + end.getEpochSecond() + ".\n";
  }
}

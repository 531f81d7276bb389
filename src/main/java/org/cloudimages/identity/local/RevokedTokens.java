package org.cloudimages.identity.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern LINE = Pattern.compile("([^ ]+) (-?\\d{1,12})\\.");

  private final Map<String, Instant> endById = new ConcurrentHashMap<>();
  private final Path file;
  private final Clock clock;
  private int sinceTidied;

  /**
   * Reads the file, if there is one.
   *
   * @throws IllegalArgumentException when a line is none of ours; its revocation would be lost
   */
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
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The revoked tokens cannot be read from " + file, e);
    }
    for (int index = 0; index < lines.size(); index++) {
      // because a crash may have cut the last line, whose revocation nobody was told of
      boolean cut = index == lines.size() - 1 && !lines.get(index).endsWith(".");
      if (!cut) {
        read(lines.get(index), index + 1);
      }
    }
  }

  private void read(String line, int number) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Line " + number + " of " + file + " is not the id of a token and the second of its end");
    }
    endById.put(parts.group(1), Instant.ofEpochSecond(Long.parseLong(parts.group(2))));
  }

  private static String line(String id, Instant end) {
    return id + ' ' + end.getEpochSecond() + ".\n";
  }
}

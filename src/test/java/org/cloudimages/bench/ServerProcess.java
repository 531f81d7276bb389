package org.cloudimages.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the kernel knows about the server's process. */
record ServerProcess(long pid) {

  /** The clock of {@code /proc/PID/stat} is the same on every Linux. */
  private static final long TICKS_PER_SECOND = 100;

  /** The CPU time that it has used until now, in user and kernel mode. */
  Duration cpu() throws IOException {
    String stat = Files.readString(proc().resolve("stat"));
    // because the name of the program, in parentheses, may contain spaces
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
  }

  long residentMebibytes() throws IOException {
    return Files.readAllLines(proc().resolve("status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private Path proc() {
    return Path.of("/proc", Long.toString(pid));
  }
}

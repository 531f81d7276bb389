package org.cloudimages.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the kernel and the JVM know about the server's process. */
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

  /**
   * The CPU time that its JVM has spent on compiling until now, by all compiler threads together.
   */
  Duration compiling() throws IOException {
    List<String> lines = jcmd("PerfCounter.print");
    double ticks = counter(lines, "java.ci.totalTime");
    return Duration.ofMillis((long) (1000 * ticks / counter(lines, "sun.os.hrt.frequency")));
  }

  /** What its objects in use take, after all garbage was collected. */
  long liveHeapMebibytes() throws IOException {
    return jcmd("GC.class_histogram").stream()
        .filter(line -> line.startsWith("Total "))
        .mapToLong(line -> Long.parseLong(line.split(" +")[2]) >> 20)
        .findFirst()
        .orElseThrow();
  }

  private List<String> jcmd(String command) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = jcmd.inputReader()) {
      return output.lines().toList();
    }
  }

  private static double counter(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "="))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not in: " + lines));
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

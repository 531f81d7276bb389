package org.cloudimages.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lists the operations and statuses of the document with a test that meets each, from what the test
 * runs left, and fails when one is met nowhere and no reason is known. It needs nothing but a JDK:
 *
 * <pre>java src/run/java/org/cloudimages/openapi/Coverage.java REASONS FOLDER...</pre>
 *
 * <p>Each line of the reasons has operation, status and reason; each line of the {@code met-*.txt}
 * in the folders operation, status and test, or {@code -} for none.
 */
public final class Coverage {

  private static final String NONE = "-";

  private final Map<String, String> tests = new TreeMap<>();
  private final Map<String, String> reasons = new TreeMap<>();

  /** Begins with the lines of the reasons; empty ones, and those that begin with #, are passed. */
  public Coverage(List<String> reasons) {
    reasons.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", 3))
        .forEach(words -> this.reasons.put(words[0] + " " + words[1], words[2]));
  }

  public static void main(String[] args) throws IOException {
    Coverage coverage = new Coverage(Files.readAllLines(Path.of(args[0])));
    for (int n = 1; n < args.length; n++) {
      try (Stream<Path> files = Files.list(Path.of(args[n]))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".txt")).toList()) {
          coverage.add(Files.readAllLines(file));
        }
      }
    }
    coverage.lines().forEach(System.out::println);
    List<String> unmet = coverage.unmet();
    System.out.println("=== the document: " + coverage.tests.size() + " answers, unmet: " + unmet);
    System.exit(unmet.isEmpty() && !coverage.tests.isEmpty() ? 0 : 1);
  }

  /** Takes the lines of one test run. */
  public void add(List<String> lines) {
    lines.stream()
        .map(line -> line.split(" ", 3))
        .forEach(
            words ->
                tests.merge(
                    words[0] + " " + words[1],
                    words[2],
                    (known, test) -> known.equals(NONE) ? test : known));
  }

  /** The list: what there is, and what meets it or why nothing does. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    tests.forEach(
        (name, test) -> {
          String why = reasons.getOrDefault(name, "NOTHING");
          lines.add("%-36s %s".formatted(name, test.equals(NONE) ? why : test));
        });
    return lines;
  }

  /** What is met nowhere, and has no reason. */
  public List<String> unmet() {
    return tests.keySet().stream()
        .filter(name -> tests.get(name).equals(NONE) && !reasons.containsKey(name))
        .toList();
  }

  /** What no test is asked to meet. */
  public Map<String, String> reasons() {
    return Map.copyOf(reasons);
  }
}

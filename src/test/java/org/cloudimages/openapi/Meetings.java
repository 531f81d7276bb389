package org.cloudimages.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which answers of the document tests of this JVM have met, and which test was the first. At the
 * end they are written to a file in {@code target/openapi}, one line an answer: operation, status
 * and test, or {@code -} for none. Thread-safe.
 */
final class Meetings {

  private static final Path FOLDER = Path.of("target", "openapi");
  private static final String NONE = "-";
  private static final Map<String, String> TESTS = new ConcurrentHashMap<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Meetings::write, "meetings"));
  }

  private Meetings() {}

  static void note(DocumentedResponse response) {
    TESTS.computeIfAbsent(response.name(), first -> test());
  }

  /** The outermost container test that called; null where none is seen. */
  private static String test() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(
                        frame -> frame.getClassName().matches("org\\.cloudimages\\..*IT(\\$.*)?"))
                    .reduce((inner, outer) -> outer)
                    .map(Meetings::name)
                    .orElse(null));
  }

  private static String name(StackWalker.StackFrame frame) {
    String type = frame.getClassName().replaceFirst("^org\\.cloudimages\\.", "");
    String method = frame.getMethodName().replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1");
    return type + "." + method;
  }

  private static void write() {
    Map<String, String> all = new TreeMap<>();
    Document.SERVED.operations().stream()
        .flatMap(DocumentedOperation::responses)
        .forEach(response -> all.put(response.name(), NONE));
    all.putAll(TESTS);
    StringBuilder lines = new StringBuilder();
    all.forEach((name, test) -> lines.append(name).append(' ').append(test).append('\n'));
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve("met-" + ProcessHandle.current().pid() + ".txt"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

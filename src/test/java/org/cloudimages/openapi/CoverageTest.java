package org.cloudimages.openapi;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private final Coverage coverage = new Coverage(List.of("# why", "", "a 500 nobody can"));

  @Test
  void whatSomeRunMetIsMet() {
    coverage.add(List.of("a 200 -", "a 404 XIT.one", "a 500 -"));
    coverage.add(List.of("a 200 YIT.two", "a 404 -", "a 500 -"));

    assertEquals(List.of(), coverage.unmet());
    assertEquals(
        List.of("a 200 YIT.two", "a 404 XIT.one", "a 500 nobody can"),
        coverage.lines().stream().map(line -> line.replaceAll(" +", " ")).toList());
  }

  @Test
  void whatNoRunMetIsTold() {
    coverage.add(List.of("a 200 -", "a 404 XIT.one", "a 500 -"));
    coverage.add(List.of("a 200 -"));

    assertEquals(List.of("a 200"), coverage.unmet());
  }

  @Test
  void reasonsAreOfAnswersThatThereAre() {
    String reasons = new String(ServedFile.read("unmet.txt"), StandardCharsets.UTF_8);
    Set<String> named = new Coverage(reasons.lines().toList()).reasons().keySet();
    Set<String> answers =
        Document.SERVED.operations().stream()
            .flatMap(DocumentedOperation::responses)
            .map(DocumentedResponse::name)
            .collect(toSet());

    assertTrue(answers.containsAll(named), () -> named + " are not all of " + answers);
  }
}

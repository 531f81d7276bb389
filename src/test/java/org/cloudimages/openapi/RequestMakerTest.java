package org.cloudimages.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cloudimages.openapi.GeneratedRequest.Header;
import org.junit.jupiter.api.Test;

class RequestMakerTest {

  private static List<GeneratedRequest> made(long seed, int count) {
    List<GeneratedRequest> all = new ArrayList<>();
    qt().withFixedSeed(seed)
        .withExamples(count)
        .forAll(Draw.generator(RequestMaker::any))
        .checkAssert(all::add);
    return all;
  }

  @Test
  void seedMakesTheSameRequestsAgain() {
    assertEquals(made(7, 200), made(7, 200));
  }

  @Test
  void everyOperationIsAskedFor() {
    Set<String> asked =
        made(1, 5_000).stream()
            .flatMap(
                request ->
                    Document.SERVED
                        .find(request.method(), request.asked().documentedPath())
                        .stream())
            .map(DocumentedOperation::id)
            .collect(Collectors.toSet());
    assertEquals(
        Document.SERVED.operations().stream()
            .map(DocumentedOperation::id)
            .collect(Collectors.toSet()),
        asked);
  }

  @Test
  void someAreNoHttp() {
    List<GeneratedRequest> all = made(2, 2_000);
    long http = all.stream().filter(GeneratedRequest::isHttp).count();
    assertTrue(http > 1_000 && http < 2_000, () -> http + " of 2,000");
  }

  @Test
  void whatFailsIsShrunkAndPrintedAsACommand() {
    Predicate<GeneratedRequest> rule = request -> !request.method().equals("PATCH");
    String message =
        assertThrows(
                AssertionError.class,
                () ->
                    qt().withFixedSeed(3)
                        .withShrinkCycles(2_000)
                        .forAll(Draw.generator(RequestMaker::any))
                        .check(rule))
            .getMessage();
    String smallest =
        message.lines().filter(line -> line.startsWith("curl")).findFirst().orElseThrow();
    assertTrue(smallest.startsWith("curl -isg --path-as-is -X PATCH "), smallest);
    assertTrue(smallest.length() < 300, smallest);
    assertTrue(message.contains("Seed was 3"), message);
  }

  @Test
  void commandSendsTheSameBytes() {
    GeneratedRequest request =
        new GeneratedRequest(
            "user-admin",
            "POST",
            "/v2/images?a=%00",
            List.of(new Header("Accept", ""), new Header("X", "it's")),
            Optional.of("{\"a\\\":\"\u00e4\"}"));
    assertEquals(
        "curl -isg --path-as-is -X POST -H \"X-Auth-Token: $TOKEN_OF_USER_ADMIN\" -H 'Accept;'"
            + " -H $'X: it\\'s' --data-binary $'{\"a\\\\\":\"\\xe4\"}' \"$IMAGES\"'/v2/images?a=%00'",
        request.curl());
  }
}

package org.cloudimages.monitor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cloudimages.testing.Promtool;
import org.cloudimages.testing.Promtool.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The alerts that operators get, as Prometheus' own program judges them. */
class AlertRulesTest {

  private static final String DIRECTORY = "server-config/prometheus/";

  @BeforeAll
  static void needsPromtool() {
    assumeTrue(Promtool.isInstalled(), "There is no promtool.");
  }

  private static void assertPasses(String... arguments) {
    Verdict verdict = Promtool.run("", arguments);
    assertEquals(0, verdict.exit(), verdict::output);
  }

  @Test
  void rulesAreSound() {
    assertPasses("check", "rules", DIRECTORY + "images.rules.yml");
  }

  @Test
  void eachAlertComesWhenItShouldAndNotBefore() {
    assertPasses("test", "rules", DIRECTORY + "images.rules.test.yml");
  }
}

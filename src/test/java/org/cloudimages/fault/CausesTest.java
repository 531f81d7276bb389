package org.cloudimages.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausesTest {

  @Test
  void refusalInsideOfWrappersIsTheAnswer() {
    ImagesException refusal = ImagesException.conflict("too late");

    assertEquals(refusal.fault(), Causes.fault(wrapped(wrapped(refusal))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "25006", "25502", "25503", "40001", "40XL1", "40XL2", "53100", "53300", "55P03",
        "57P01", "58030", "XJ040", "XSDF1", "XSDG1", "XSLA1"
      })
  void databaseThatCannotNowIsUnavailable(String state) {
    assertEquals(Fault.unavailable(), Causes.fault(wrapped(new SQLException("reason", state))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "23505", "25001", "25P02", "42601", "42X01", "X0Y32", "0", ""})
  void databaseThatRefusesTheStatementIsAFailure(String state) {
    assertFailure(wrapped(new SQLException("reason", state)));
  }

  @Test
  void poolWithoutAConnectionIsUnavailable() {
    assertEquals(Fault.unavailable(), Causes.fault(wrapped(new SQLException("no connection"))));
  }

  @Test
  void exceptionsThatSayTryLaterAreUnavailable() {
    assertEquals(
        Fault.unavailable(), Causes.fault(new SQLTransientConnectionException("reason", "42000")));
    assertEquals(
        Fault.unavailable(),
        Causes.fault(new SQLNonTransientConnectionException("reason", "42000")));
  }

  @Test
  void reasonThatIsOnlySuppressedCounts() {
    Exception failed = new IllegalStateException("commit");
    failed.addSuppressed(wrapped(new SQLException("shut down", "57P01")));

    assertEquals(Fault.unavailable(), Causes.fault(failed));
  }

  @Test
  void commitThatFailsMayHaveHappened() {
    for (Exception commit :
        List.of(
            new RollbackException("commit"),
            new HeuristicMixedException("commit"),
            new HeuristicRollbackException("commit"),
            new SystemException("commit"))) {
      commit.initCause(new SQLException("connection lost", "08006"));

      assertTrue(Causes.isInDoubt(wrapped(commit)));
      Fault fault = Causes.fault(wrapped(commit));
      assertEquals(FaultType.IMAGES_FAULT, fault.type());
      assertTrue(fault.message().contains("not known"), fault.message());
    }
  }

  @Test
  void statementThatFailsLeavesNothingInDoubt() {
    assertFalse(Causes.isInDoubt(wrapped(new SQLException("connection lost", "08006"))));
    assertFalse(Causes.isInDoubt(new IllegalStateException("reason")));
    assertFalse(Causes.isInDoubt(ImagesException.unavailable()));
  }

  @Test
  void anythingElseIsAFailureThatTellsNothing() {
    assertFailure(new IllegalStateException("jdbc:secret"));
    assertFailure(new StackOverflowError("deep"));
  }

  @Test
  void errorIsNeverUnavailable() {
    assertFailure(new SQLException("Java exception", "XJ001", new StackOverflowError()));
    assertFailure(wrapped(new SQLException("broken", "08006", new OutOfMemoryError())));
  }

  @Test
  void circleOfCausesEnds() {
    Exception one = new IllegalStateException("one");
    Exception other = new IllegalStateException("other", one);
    one.initCause(other);

    assertFailure(one);
  }

  private static void assertFailure(Throwable thrown) {
    Fault fault = Causes.fault(thrown);
    assertEquals(FaultType.IMAGES_FAULT, fault.type());
    assertEquals("The service failed to process the request.", fault.message());
  }

  private static Exception wrapped(Exception cause) {
    return new IllegalStateException("wrapper", cause);
  }
}

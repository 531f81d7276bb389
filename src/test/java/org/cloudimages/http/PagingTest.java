package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {

  private static Paging paging(String query) {
    return Paging.of(QueryParameters.parse(query));
  }

  @Test
  void pageThatIsNotDescribedIsTheFirstHundred() {
    assertEquals(new Paging(100, Optional.empty()), paging(null));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1000,1000", "1001,1000", "99999999999999999999,1000", "007,7"})
  void limitIsBounded(String given, int taken) {
    assertEquals(new Paging(taken, Optional.of("x")), paging("marker=x&limit=" + given));
  }
}

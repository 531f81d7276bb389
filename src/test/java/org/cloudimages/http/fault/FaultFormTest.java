package org.cloudimages.http.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cloudimages.http.filter.ApiRequest;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultFormTest {

  @ParameterizedTest
  @CsvSource({
    "/v2/images,*/*,IMAGES",
    "/identity/v3,*/*,IDENTITY",
    "/identityx,*/*,IMAGES",
    "/v2/images,application/problem+json,PROBLEM",
    "/identity/v3,application/problem+json,PROBLEM"
  })
  void formIsThatOfThePathUnlessAProblemIsAskedFor(String path, String accept, FaultForm form) {
    assertEquals(form, FaultForm.of(StubRequest.get(path).header("Accept", accept).request()));
  }

  @Test
  void formIsTheSameWhereTheRuntimeDoesNotSeeWhatIsAccepted() {
    assertEquals(
        FaultForm.PROBLEM,
        FaultForm.of(
            new ApiRequest(
                StubRequest.get("/v2/images")
                    .header("Accept", "application/problem+json")
                    .request(),
                "/v2/images")));
  }
}

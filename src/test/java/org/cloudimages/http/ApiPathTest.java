package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.servlet.http.HttpServletRequest;
import org.cloudimages.http.filter.ApiRequest;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathTest {

  private static final String VENDOR_TYPE = "application/vnd.openstack.images-v2";

  @ParameterizedTest
  @CsvSource({
    "/v2/images,/v2/images,IMAGES",
    "/v2/images/a%2Fb,/v2/images/a%2Fb,IMAGES",
    "/v2/images/,/v2/images/,IMAGES",
    "/v2.0/images,/v2/images,IMAGES",
    "/v2.15/images/x,/v2/images/x,IMAGES",
    "/v2,/v2,VERSION",
    "/v2/,/v2,VERSION",
    "/v2.15,/v2,VERSION",
    "/v2.7/,/v2,VERSION",
    "/versions,/versions,VERSIONS",
    "/versions/x,/versions/x,VERSIONS",
    "/healthcheck,/healthcheck,HEALTHCHECK",
    "/healthcheck/ready,/healthcheck/ready,READINESS",
    "/healthcheck/,/healthcheck/,OTHER",
    "/openapi,/openapi,DOCUMENT",
    "/openapi.yaml,/openapi.yaml,DOCUMENT",
    "/openapi.json,/openapi.json,DOCUMENT",
    "/openapi/ui,/openapi/ui,DOCUMENT",
    "/openapi/ui/page.js,/openapi/ui/page.js,DOCUMENT",
    "/openapi.xml,/openapi.xml,OTHER",
    "/openapis,/openapis,OTHER",
    "/identity/v3/auth/tokens,/identity/v3/auth/tokens,IDENTITY",
    "/,/,OTHER",
    "/v1/images,/v1/images,OTHER",
    "/v2.19/images,/v2.19/images,OTHER",
    "/v2.07/images,/v2.07/images,OTHER",
    "/v2.100/images,/v2.100/images,OTHER",
    "/v2x/images,/v2x/images,OTHER",
    "/v22,/v22,OTHER",
    "/V2/images,/V2/images,OTHER",
    "/versionsx,/versionsx,OTHER",
    "/WEB-INF/web.xml,/WEB-INF/web.xml,OTHER"
  })
  void pathTellsWhatTheRequestIsFor(String uri, String seen, ApiPath.Kind kind) {
    assertEquals(new ApiPath(seen, kind), ApiPath.of(StubRequest.get(uri).request()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VENDOR_TYPE,
        VENDOR_TYPE + ".7",
        VENDOR_TYPE + ";q=1",
        VENDOR_TYPE + ".7, */*",
        "Application/VND.openstack.images-v2"
      })
  void acceptHeaderStandsForTheVersion(String accept) {
    assertEquals(
        new ApiPath("/v2/images", ApiPath.Kind.IMAGES),
        ApiPath.of(StubRequest.get("/images").header("Accept", accept).request()));
  }

  @ParameterizedTest
  @ValueSource(strings = {VENDOR_TYPE + ".19", VENDOR_TYPE + ".", VENDOR_TYPE + "x", "v2", "*/*"})
  void acceptHeaderOfNoVersionStandsForNone(String accept) {
    assertEquals(
        new ApiPath("/images", ApiPath.Kind.OTHER),
        ApiPath.of(StubRequest.get("/images").header("Accept", accept).request()));
  }

  @Test
  void onlyWhatIsListedIsAnAlias() {
    for (ApiMinor minor : ApiMinor.values()) {
      assertEquals(
          ApiMinor.listed().contains(minor) ? ApiPath.Kind.IMAGES : ApiPath.Kind.OTHER,
          ApiPath.of(StubRequest.get("/" + minor.text() + "/images").request()).kind());
    }
  }

  @Test
  void acceptHeaderDoesNotHideTheRoot() {
    assertEquals(
        new ApiPath("/", ApiPath.Kind.OTHER),
        ApiPath.of(StubRequest.get("/").header("Accept", VENDOR_TYPE).request()));
  }

  @Test
  void slashesOfTheEndpointAreNoPartOfIt() {
    assertEquals(
        new ApiPath("/v2/images", ApiPath.Kind.IMAGES),
        ApiPath.of(StubRequest.get("//v2/images").request()));
  }

  @Test
  void pathIsTheOneThatTheRequestCameWith() {
    HttpServletRequest request = StubRequest.get("/v2.5/images/a;b").request();
    ApiPath path = ApiPath.of(request);
    assertSame(path, ApiPath.of(new ApiRequest(request, "/v2/images/a%3Bb")));
  }

  @Test
  void preflightIsOneWhateverItsPath() {
    HttpServletRequest request = StubRequest.options("/v2.7/images").request();
    ApiPath.of(request);

    ApiPath.keepAsPreflight(request);

    assertEquals(new ApiPath("/v2/images", ApiPath.Kind.PREFLIGHT), ApiPath.of(request));
  }
}

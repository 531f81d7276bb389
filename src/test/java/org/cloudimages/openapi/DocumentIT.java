package org.cloudimages.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Browser;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document as everybody gets it, and the page that shows it. */
@ArquillianTest
@SharedDeployment
class DocumentIT {

  private static final String PAGE = "/openapi/ui";

  private final Api anybody = Api.anonymous();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/openapi      |                                    | application/yaml",
        "/openapi      | */*                                | application/yaml",
        "/openapi      | application/json                   | application/json",
        "/openapi      | application/yaml, application/json | application/yaml",
        "/openapi      | text/html, application/JSON;q=0.5  | application/json",
        "/openapi      | application/json;q=0, */*          | application/yaml",
        "/openapi.yaml | application/json                   | application/yaml",
        "/openapi.json | application/yaml                   | application/json"
      })
  void everybodyGetsTheDocumentInTheFormThatIsWanted(String path, String accept, String type) {
    Api client = accept == null ? anybody : anybody.with("Accept", accept);

    Answer answer = client.get(path).expect(200);

    assertEquals(type, answer.header("Content-Type").orElse("").split(";")[0]);
    assertEquals(
        ApiDocument.json(),
        type.endsWith("json") ? answer.json() : ApiDocument.json(answer.body()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi", "/openapi.yaml", "/openapi.json", PAGE})
  void copyThatIsStillGoodIsNotSentAgain(String path) {
    String tag = anybody.get(path).expect(200).header("ETag").orElseThrow();

    Answer answer = anybody.with("If-None-Match", tag).get(path).expect(304);

    assertEquals("", answer.body());
    assertEquals(Optional.of(tag), answer.header("ETag"));
    anybody.with("If-None-Match", "\"another\", W/" + tag).get(path).expect(304);
    anybody.with("If-None-Match", "\"another\"").get(path).expect(200);
    anybody.with("If-None-Match", "another").get(path).expect(400);
  }

  @Test
  void documentIsOnlyRead() {
    assertEquals(
        Optional.of("GET, HEAD"),
        anybody.send("POST", "/openapi", BodyPublishers.noBody()).expect(405).header("Allow"));
    assertEquals("", anybody.send("HEAD", "/openapi", BodyPublishers.noBody()).expect(200).body());
    for (String path :
        List.of("/openapi/", "/openapi/ui/", "/openapi/ui/page.html", "/openapi/x")) {
      anybody.get(path).expect(404);
    }
  }

  /** Those that lead nowhere else than to this service. */
  @Test
  void examplesOfRequestsAreTaken() {
    Api owner = Api.as("member");
    String image =
        sendExample(owner, "createImage", "application/json", "")
            .expect(201)
            .json()
            .getString("id");
    for (String form : List.of(Api.PATCH_V2_0, Api.PATCH_V2_1)) {
      sendExample(owner, "updateImage", form, image).expect(200);
    }
    sendExample(owner, "addMember", "application/json", image).expect(200);
    sendExample(Api.as("stranger"), "answerMembership", "application/json", image).expect(200);
    sendExample(owner, "deleteImages", "application/json", image).expect(200);
  }

  private static Answer sendExample(Api client, String id, String type, String image) {
    DocumentedOperation operation =
        Document.SERVED.operations().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    String body = operation.requestContent().getJsonObject(type).get("example").toString();
    return client
        .with("Content-Type", type)
        .send(
            operation.method(),
            operation.path().replace("{id}", image).replace("{member}", "other"),
            BodyPublishers.ofString(body));
  }

  @Test
  void pageShowsTheOperationsAndAsksForImagesWithAToken() {
    String image = Api.as("member").create("on the page");
    List<String> complaints = new CopyOnWriteArrayList<>();
    try (Browser browser = Browser.open()) {
      Page page = browser.page();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      page.onPageError(complaints::add);
      page.onRequestFailed(request -> complaints.add(request.url()));
      Response loaded = page.navigate(TestBed.get().server().endpoint() + PAGE);
      assertTrue(loaded.headers().get("content-security-policy").contains("default-src 'none'"));

      page.locator("#operations-images-listImages").waitFor();
      assertEquals(Document.SERVED.operations().size(), page.locator(".opblock").count());
      authorize(page, TestBed.get().users().token("member"));
      JsonObject images = execute(page, "#operations-images-listImages");

      assertTrue(images.toString().contains(Api.idOf(image)), images::toString);
      browser.keepPicture("openapi");
    }
    assertEquals(List.of(), complaints);
  }

  private static void authorize(Page page, String token) {
    page.locator(".btn.authorize").first().click();
    page.locator(".auth-container input").fill(token);
    page.locator(".auth-btn-wrapper .authorize").click();
    page.locator(".auth-btn-wrapper .btn-done").click();
  }

  /** Sends the request of an operation as it stands there, and returns what came. */
  private static JsonObject execute(Page page, String operation) {
    Locator block = page.locator(operation);
    block.locator(".opblock-summary-control").first().click();
    Response response =
        page.waitForResponse(
            each -> each.url().contains("/v2/images"), () -> block.locator(".execute").click());
    assertEquals(200, response.status());
    block.locator(".live-responses-table .response-col_status").first().waitFor();
    return JsonText.object(response.text());
  }
}

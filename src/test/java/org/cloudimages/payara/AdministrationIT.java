package org.cloudimages.payara;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.timer.Timer;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.ServerConsole;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Browser;
import org.cloudimages.testing.JmxConnection;
import org.cloudimages.testing.PayaraOnly;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service in the server's own administration and in its console. */
@ArquillianTest
@SharedDeployment
@PayaraOnly // WildFly has a management of its own, and a subsystem of ours there
class AdministrationIT {

  private static final String IMAGES = "/v2/images";

  /** The console loads at the first visit, which is long on a busy machine. In milliseconds. */
  private static final double FIRST_VISIT = 300_000;

  private final ServerConsole console = TestBed.get().server().administration();
  private final ServerAdministration administration = new ServerAdministration(console.address());
  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @AfterEach
  void serve() {
    administration.run("images-resume", "");
  }

  private void makeTraffic() {
    owner.delete(owner.create("to be deleted")).expect(204);
  }

  private int deleted() {
    return administration.figures("Requests", "Deletes").stream()
        .filter(figure -> figure.getString("key").equals("204"))
        .mapToInt(figure -> figure.getInt("value"))
        .sum();
  }

  @Test
  void everyFigureAndOperationOfEveryBeanIsThereWithItsMeaning() {
    JsonObject status = administration.status();

    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      Map<String, MBeanInfo> beans = server.beans();
      assertTrue(status.getBoolean("deployed"));
      assertEquals(told(beans, MBeanInfo::getAttributes), told(status, "figures"));
      assertEquals(told(beans, MBeanInfo::getOperations), told(status, "operations"));
    }
  }

  private interface Features {
    MBeanFeatureInfo[] of(MBeanInfo bean);
  }

  private static Map<String, String> told(Map<String, MBeanInfo> beans, Features features) {
    Map<String, String> told = new TreeMap<>();
    beans.forEach(
        (type, bean) -> {
          for (MBeanFeatureInfo feature : features.of(bean)) {
            told.put(type + " " + feature.getName(), feature.getDescription());
          }
        });
    return told;
  }

  private static Map<String, String> told(JsonObject status, String what) {
    return status.getJsonArray(what).getValuesAs(JsonObject.class).stream()
        .collect(
            Collectors.toMap(
                each -> each.getString("bean") + " " + each.getString("name"),
                each -> each.getString("meaning"),
                (one, same) -> same,
                TreeMap::new));
  }

  @Test
  void trafficIsSeenInFiguresAndInStatisticsOfTheServer() {
    makeTraffic();
    int deleted = deleted();

    makeTraffic();

    assertEquals(deleted + 1, deleted());
    JsonObject statistic = administration.statistics().getJsonObject("Requests.Deletes.204");
    assertEquals(deleted + 1, statistic.getInt("count"));
    assertEquals("requests", statistic.getString("unit"));
    assertEquals("Answers to Delete Image by status.", statistic.getString("description"));
    assertTrue(administration.statistics().containsKey("Reclaim.QueueLength"));
  }

  @Test
  void nodeIsDrainedAndServesAgain() {
    assertEquals("SUCCESS", administration.run("images-drain", "").getString("exit_code"));
    owner.get(IMAGES).expect(503);
    assertTrue(administration.figures("Drain", "Draining").get(0).getBoolean("value"));

    administration.run("images-run", "bean=Drain&operation=resume");
    owner.get(IMAGES).expect(200);

    JsonObject refused = administration.run("images-run", "bean=Drain&operation=explode");
    assertEquals("FAILURE", refused.getString("exit_code"));
    assertTrue(refused.getString("message").contains("no operation explode of Drain"));
    administration.send("GET", "/management/domain/images-drain", BodyPublishers.noBody());
    owner.get(IMAGES).expect(200);
  }

  @Test
  void consoleShowsFiguresAndDrains() {
    makeTraffic();
    try (Browser browser = Browser.open()) {
      Page page = browser.page();
      page.onDialog(Dialog::accept);
      page.navigate(console.address() + "/", new Page.NavigateOptions().setTimeout(FIRST_VISIT));
      Locator node = page.locator("a:text-is('Cloud Images')");
      node.waitFor(new Locator.WaitForOptions().setTimeout(FIRST_VISIT));
      node.click();
      assertEquals(Integer.toString(deleted()), shown(page, "Deletes", "status 204"));
      assertEquals("false", shown(page, "Draining", ""));
      browser.keepPicture("payara-images");

      run(page, "drain");
      assertEquals("true", shown(page, "Draining", ""));
      browser.keepPicture("payara-drained");
      owner.get(IMAGES).expect(503);

      run(page, "resume");
      owner.get(IMAGES).expect(200);
      assertTextsStayTexts(page);
    }
  }

  /** Whatever a bean is called and says, the browser of an administrator does not run it. */
  private static void assertTextsStayTexts(Page page) {
    String type = "<i>Clock</i>";
    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      server.add(type, Timer.class);
      try {
        page.click("input[value='Refresh']");
        page.locator("tr")
            .filter(cell(page, "bean", type))
            .filter(cell(page, "name", "NbNotifications"))
            .waitFor();
      } finally {
        server.remove(type);
      }
    }
  }

  /** As an operator does it, until the console says that it is done. */
  private static void run(Page page, String operation) {
    page.click("input[value='" + operation + "']");
    String done = operation.equals("drain") ? "Refuses new requests" : "Takes new requests";
    page.locator("text=Done: " + done).waitFor();
  }

  /** What the page shows of a figure, as soon as it does. */
  private static String shown(Page page, String name, String key) {
    return page.locator("tr")
        .filter(cell(page, "name", name))
        .filter(cell(page, "key", key))
        .locator("span[id$=':value:text']")
        .innerText();
  }

  private static Locator.FilterOptions cell(Page page, String column, String text) {
    return new Locator.FilterOptions()
        .setHas(page.locator("span[id$=':" + column + ":text']:text-is('" + text + "')"));
  }
}

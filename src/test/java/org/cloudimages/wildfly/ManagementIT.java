package org.cloudimages.wildfly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.ServerConsole;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.Browser;
import org.cloudimages.testing.JmxConnection;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.WildFlyOnly;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service in the server's own management and in its console. */
@ArquillianTest
@SharedDeployment
@WildFlyOnly // Payara has a console of its own, and pages of ours there
class ManagementIT {

  private static final String IMAGES = "/v2/images";
  private static final int TRIES = 5;
  private static final double PATIENCE_MILLIS = 5_000;
  private static final String SUBSYSTEM_PAGE =
      "#generic-subsystem;address=%255C0subsystem%255C2images";
  private static final List<String> SUBSYSTEM = List.of("subsystem", "images");
  private static final List<String> AUDIT =
      List.of("core-service", "management", "access", "audit", "logger", "audit-log");

  private final ServerConsole console = TestBed.get().server().administration();
  private final ServerManagement management = new ServerManagement(console);
  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @AfterEach
  void serve() {
    management.call("resume", Map.of(), SUBSYSTEM);
  }

  /** Makes an image with data, and deletes it. */
  private void makeTraffic() {
    String image = owner.createRaw();
    owner.upload(image, "to be deleted").expect(204);
    owner.delete(image).expect(204);
  }

  private JsonObject statistics(String bean) {
    return management.images().getJsonObject("statistics").getJsonObject(bean);
  }

  private long deleted() {
    return Long.parseLong(statistics("requests").getJsonObject("deletes").getString("204", "0"));
  }

  private double metric(String name) {
    return management
        .metrics()
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
        .sum();
  }

  @Test
  void everyFigureAndOperationOfEveryBeanIsThere() {
    JsonObject images = management.images();
    TreeSet<String> missing = new TreeSet<>();
    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      server
          .beans()
          .forEach(
              (type, bean) -> {
                for (MBeanAttributeInfo figure : bean.getAttributes()) {
                  if (!place(images, type, bean, figure).containsKey(name(type, figure))) {
                    missing.add(type + " " + figure.getName());
                  }
                }
                for (MBeanOperationInfo operation : bean.getOperations()) {
                  if (!operations().contains(name(type, bean, operation))) {
                    missing.add(type + " " + operation.getName() + "()");
                  }
                }
              });
    }

    assertEquals("running", images.getString("service-state"));
    assertEquals(new TreeSet<>(), missing);
  }

  private static JsonObject place(
      JsonObject images, String type, MBeanInfo bean, MBeanAttributeInfo figure) {
    if (isByStore(figure)) {
      return images.getJsonObject("store").getJsonObject("default");
    }
    return isOfTheNode(bean)
        ? images
        : images.getJsonObject("statistics").getJsonObject(BeanContract.dashed(type));
  }

  private static boolean isByStore(MBeanAttributeInfo figure) {
    return "store".equals(figure.getDescriptor().getFieldValue("key"));
  }

  private static boolean isOfTheNode(MBeanInfo bean) {
    return List.of(bean.getOperations()).stream().anyMatch(each -> each.getName().equals("drain"));
  }

  private static String name(String type, MBeanAttributeInfo figure) {
    return BeanContract.dashed(isByStore(figure) ? type + figure.getName() : figure.getName());
  }

  private static String name(String type, MBeanInfo bean, MBeanOperationInfo operation) {
    String name = BeanContract.dashed(operation.getName());
    return isOfTheNode(bean) ? name : BeanContract.dashed(type) + "-" + name;
  }

  private String operations() {
    return management.call("read-operation-names", Map.of(), SUBSYSTEM).toString();
  }

  @Test
  void trafficIsSeenInFiguresAndInMetricsOfTheServer() {
    long deleted = deleted();
    double reclaimed = metric("images_reclaim_reclaimed_blobs_total");

    makeTraffic();

    assertEquals(deleted + 1, deleted());
    assertTrue(management.metrics().contains("# TYPE images_reclaim_queue_length gauge"));
    Await.until(() -> metric("images_reclaim_reclaimed_blobs_total") > reclaimed);
    assertTrue(statistics("reclaim").getInt("reclaimed-blobs") > reclaimed);
  }

  @Test
  void nodeIsDrainedAndTheServerKeepsRecord() throws IOException {
    management.write("enabled", true, AUDIT);
    try {
      management.call("drain", Map.of(), SUBSYSTEM);
      owner.get(IMAGES).expect(503);
      assertTrue(management.images().getBoolean("draining"));
      management.write("draining", false, SUBSYSTEM);
      owner.get(IMAGES).expect(200);
      assertFalse(management.images().getBoolean("draining"));
      management.call("reclaim-scan", Map.of(), SUBSYSTEM);
    } finally {
      management.write("enabled", false, AUDIT);
    }

    Path base = TestBed.get().server().console().resolveSibling("data");
    String log = Files.readString(base.resolve("audit-log.log"));
    assertTrue(log.contains("\"operation\" : \"drain\""), log);
    assertTrue(log.contains("\"name\" : \"draining\""), log);
    assertTrue(log.contains("\"operation\" : \"reclaim-scan\""), log);
    assertTrue(log.contains("\"user\" : \"admin\""), log);
  }

  @Test
  void consoleShowsFiguresAndDrains() {
    makeTraffic();
    try (Browser browser = Browser.openAs(console.user(), console.password())) {
      Page page = browser.page();
      openSubsystem(page);
      browser.keepPicture("wildfly-images");

      page.click("#model-browser-root___statistics > .jstree-ocl");
      page.click("#model-browser-root___statistics___requests_anchor");
      String deletes = shown(page, "deletes");
      assertTrue(deletes.contains("204 ⇒ " + deleted()), deletes);
      browser.keepPicture("wildfly-requests");
      page.click("#model-browser-root___statistics___reclaim_anchor");
      // because the service goes on meanwhile
      int reclaimed = Integer.parseInt(shown(page, "reclaimed-blobs"));
      assertTrue(reclaimed <= statistics("reclaim").getInt("reclaimed-blobs"));
      browser.keepPicture("wildfly-reclaim");
      page.click("#model-browser-root___store > .jstree-ocl");
      page.click("#model-browser-root___store___default_anchor");
      assertTrue(Integer.parseInt(shown(page, "reclaim-failures")) >= 0);
      browser.keepPicture("wildfly-store");

      switchDraining(page, true);
      browser.keepPicture("wildfly-drained");
      owner.get(IMAGES).expect(503);
      switchDraining(page, false);
      owner.get(IMAGES).expect(200);
    }
  }

  /** What the console shows of an attribute, as soon as it does. */
  private static String shown(Page page, String attribute) {
    return visible(page, "span[id$='-form-" + attribute + "-readonly']").innerText();
  }

  /** As an operator does it, who begins anew where the console was not ready for it yet. */
  private void switchDraining(Page page, boolean on) {
    Locator done = visible(page, "span[id$='-form-draining-readonly']:text-is('" + on + "')");
    for (int tries = 0;
        tries < TRIES && management.images().getBoolean("draining") != on;
        tries++) {
      openSubsystem(page);
      visible(page, "a[data-operation='edit']").click();
      Locator editing = visible(page, "[data-form-item-group$='draining-editing']");
      turn(editing, on);
      visible(page, "button:has-text('Save')").click();
      appears(done);
    }
    openSubsystem(page);
    done.waitFor();
  }

  private void openSubsystem(Page page) {
    page.navigate(console.address() + "/index.html" + SUBSYSTEM_PAGE);
    // because another place of the same page loads nothing
    page.reload();
    assertEquals("running", shown(page, "service-state"));
  }

  /**
   * Turns a switch once it is ready: one that is clicked before shows one thing and saves another.
   */
  private static void turn(Locator editing, boolean on) {
    editing.locator(".bootstrap-switch-animate").waitFor();
    Locator box = editing.locator("input[type='checkbox']");
    if (box.isChecked() != on) {
      // because a switch has two halves, of which the one that shows the state changes it
      editing.locator(on ? ".bootstrap-switch-handle-off" : ".bootstrap-switch-handle-on").click();
    }
    Await.until(() -> box.isChecked() == on);
  }

  private static void appears(Locator shown) {
    try {
      shown.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
    } catch (TimeoutError e) {
      // because it is tried again then
    }
  }

  private static Locator visible(Page page, String selector) {
    return page.locator(selector).locator("visible=true").first();
  }
}

package org.cloudimages.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real Chromium without a window, and one page in it, until it is closed. It reaches this machine
 * and nothing else. Not thread-safe.
 */
public final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path NODE = Path.of("/usr/bin/node");
  private static final Path PICTURES = Path.of("target", "console");

  /** Of the page, in pixels. */
  private static final int WIDTH = 1400;

  private static final int HEIGHT = 1000;

  /** For what a page does after a click, in milliseconds; a cold console takes its time. */
  private static final double PATIENCE = 60_000;

  private final Playwright playwright;
  private final Page page;

  private Browser(Playwright playwright, BrowserContext context) {
    this.playwright = playwright;
    context.setDefaultTimeout(PATIENCE);
    context.route(url -> !isHere(url), Route::abort);
    this.page = context.newPage();
    page.setViewportSize(WIDTH, HEIGHT);
  }

  /** Ends the test where Chromium or Node is not installed. */
  public static Browser open() {
    return open(new com.microsoft.playwright.Browser.NewContextOptions());
  }

  /** The same with a user and a password for whoever asks for them by HTTP. */
  public static Browser openAs(String user, String password) {
    return open(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setHttpCredentials(user, password));
  }

  private static Browser open(com.microsoft.playwright.Browser.NewContextOptions options) {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(NODE),
        "There is no browser to look into a console with (Debian: chromium, nodejs).");
    Playwright playwright =
        Playwright.create(
            new CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        NODE.toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    return new Browser(playwright, playwright.chromium().launch(chromium()).newContext(options));
  }

  private static LaunchOptions chromium() {
    return new LaunchOptions()
        .setExecutablePath(CHROMIUM)
        .setArgs(
            List.of(
                // because the sandbox does not start for root
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
  }

  private static boolean isHere(String url) {
    return url.startsWith("http://127.0.0.1:")
        || url.startsWith("http://localhost:")
        || url.startsWith("data:")
        || url.startsWith("blob:");
  }

  public Page page() {
    return page;
  }

  /** Keeps what the page shows, as {@code target/console/NAME.png}. */
  public void keepPicture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  @Override
  public void close() {
    playwright.close();
  }
}

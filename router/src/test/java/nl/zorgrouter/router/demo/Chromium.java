package nl.zorgrouter.router.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;

/** One real browser; every page of it remembers nothing of the others. */
public final class Chromium implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(NeedsChromium.Condition.browser().orElseThrow())
                  .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu")));

  /** A page of that size, on nothing yet. */
  public Page page(int width, int height) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setReducedMotion(ReducedMotion.REDUCE))
            .newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    return page;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}

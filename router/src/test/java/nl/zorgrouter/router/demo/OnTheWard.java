package nl.zorgrouter.router.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser for a class of tests, and for each test a ward of its own; every page is closed. */
final class OnTheWard
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  static final int WIDTH = 1280;
  static final int HEIGHT = 900;

  private final List<Page> pages = new ArrayList<>();
  private @Nullable Chromium browser;
  private @Nullable Path data;
  private @Nullable Ward ward;

  @Override
  public void beforeAll(ExtensionContext context) {
    browser = new Chromium();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    Path folder = Files.createTempDirectory("ward");
    data = folder;
    ward = new Ward(Objects.requireNonNull(browser, "not started"), folder);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    pages.forEach(page -> page.context().close());
    pages.clear();
    if (ward != null) {
      ward.close();
    }
    if (data != null) {
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (browser != null) {
      browser.close();
    }
  }

  /** The ward of this test. */
  Ward ward() {
    return Objects.requireNonNull(ward, "not started");
  }

  /** A page that is closed after this test. */
  Page kept(Page page) {
    pages.add(page);
    return page;
  }

  /** Fails with every rule of accessibility that the page breaks. */
  static void breaksNoRule(Page page) {
    assertEquals(
        List.of(),
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .map(each -> each.getId() + ": " + each.getNodes().getFirst().getHtml())
                .toList(),
        page.url());
  }

  /** Fails when somebody has to scroll sideways in a window of this width. */
  static void fits(Page page, int width) {
    int widest = (int) page.evaluate("document.documentElement.scrollWidth");
    assertTrue(widest <= width, "%d of %d".formatted(widest, width));
  }
}

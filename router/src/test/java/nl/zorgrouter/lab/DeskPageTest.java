package nl.zorgrouter.lab;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.router.api.TokenFile;
import nl.zorgrouter.router.demo.Chromium;
import nl.zorgrouter.router.demo.NeedsChromium;
import nl.zorgrouter.router.referral.Registrant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A nurse and a post at their pages, in a real browser, with the real router and a real Asterisk.
 */
@NeedsAsterisk
@NeedsChromium
@Execution(ExecutionMode.SAME_THREAD)
class DeskPageTest {
  private static final String DESK = "desk";
  private static final String HAP = "hap-groningen";
  private static final String NURSE = "talk-90";
  private static final String RECEIVER = "talk-80";
  private static final int LONG_ENOUGH_SECONDS = 60;
  private static final int READ_MILLIS = 400;

  private static final LocatorAssertions.IsVisibleOptions SEEN =
      new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);
  private static final LocatorAssertions.HasTextOptions SOON =
      new LocatorAssertions.HasTextOptions().setTimeout(20_000);

  private static final List<String> FIVE_KEYS = List.of("c", "1", "g", "r", "Enter");

  private final Chromium browser = new Chromium();
  @AutoClose private final Site site = Site.start(LONG_ENOUGH_SECONDS);
  private final LabAmi hand = site.hand();
  private final Telephones telephones = new Telephones(hand);
  private Caller caller;
  private Page desk;

  /** A caller with a nurse, who has confirmed an offer with the keyboard alone. */
  @BeforeEach
  void confirms() throws IOException {
    desk =
        page("/desk", new Registrant("desk-1", Registrant.Scope.DESK, on(NURSE), Optional.empty()));
    isCalled();
    FIVE_KEYS.forEach(key -> desk.keyboard().press(key));
    assertThat(desk.locator("#found")).isVisible(SEEN);
    assertThat(desk.locator("#service")).hasText("Huisartsenspoedpost Groningen");
    desk.waitForTimeout(READ_MILLIS);
    desk.keyboard().press("Enter");
    assertThat(desk.locator("#running-state")).hasText("Wacht op de dienst", SOON);
    assertThat(desk.locator("#countdown")).containsText("tot iemand opgenomen moet hebben");
  }

  private void isCalled() {
    telephones.joins(DESK, NURSE);
    caller = Caller.callsFromHisNumber(site.exchange(), hand);
    caller.connected();
    assertThat(desk.locator("#call-facts")).containsText("06 12 34 56 78");
    telephones.leaves(DESK, NURSE);
  }

  @AfterEach
  void stop() {
    browser.close();
  }

  @Test
  void showsThePatientToThePostWhenItsTelephoneRingsAndLetsItAccept() throws IOException {
    Page post =
        page(
            "/hap",
            new Registrant("hap-1", Registrant.Scope.SERVICE, on(RECEIVER), Optional.of(HAP)));
    assertThat(post.locator("#urgency")).hasText("C1 · Groningen", SOON);
    telephones.joins(HAP, RECEIVER);
    AmiMessage took = hand.await("somebody took him", event -> event.isNews("ZorgrouterTook"));
    assertEquals("service", took.get("By"));
    assertThat(post.locator("#open")).containsText("op uw telefoon");
    post.keyboard().press("F2");
    assertThat(post.locator("#running-state")).hasText("Overgenomen door de dienst", SOON);
    assertThat(desk.locator("#running-state")).hasText("Overgenomen door de dienst", SOON);
    assertTrue(caller.isThere(), caller::story);
  }

  @Test
  void takesHimBackWithOneKeyAndStaysWithHimWhenHeCallsAgain() {
    String left = desk.innerText("#countdown");
    desk.waitForFunction("was => document.querySelector('#countdown').innerText !== was", left);
    desk.keyboard().press("F8");
    assertThat(desk.locator("#running-state")).hasText("Teruggenomen", SOON);
    assertTrue(caller.isThere(), caller::story);
    assertEquals(List.of(DESK), caller.queues(), "he is with his nurse, and waits nowhere");
    caller.hangsUp();
    telephones.areCutOff(NURSE);
    assertThat(desk.locator("#no-call")).isVisible(SEEN);
    isCalled();
    assertThat(desk.locator("#code")).hasValue("");
    assertThat(desk.locator("#place")).hasValue("");
    desk.focus("#code");
    FIVE_KEYS.forEach(key -> desk.keyboard().press(key));
    assertThat(desk.locator("#stays-title")).hasText("Blijft bij u", SOON);
    assertThat(desk.locator("#again")).containsText("Tweede contact van dit nummer");
    assertThat(desk.locator("#found")).isHidden();
    desk.click("#looked");
    assertThat(desk.locator("#found")).isVisible(SEEN);
  }

  private Page page(String path, Registrant who) throws IOException {
    String token =
        new TokenFile(site.router().data())
            .create(who, Instant.now(), Duration.ofHours(1), new SecureRandom());
    Page page = browser.page(1280, 900);
    page.navigate(site.router().web().resolve(path).toString());
    RouterProcess.until("the token is known", () -> enters(page, token));
    return page;
  }

  /** The router reads its tokens once a second. */
  private static boolean enters(Page page, String token) {
    page.fill("#token", token);
    page.press("#token", "Enter");
    page.waitForFunction(
        "() => !document.querySelector('#inside').hidden"
            + " || !document.querySelector('#token-fault').hidden");
    return page.locator("#inside").isVisible();
  }

  private static Optional<String> on(String kind) {
    return Optional.of(Telephones.named(kind));
  }
}

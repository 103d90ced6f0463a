package nl.zorgrouter.router.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.call.CallId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the desk and of the post in a real browser, on a real router and its real API. */
@NeedsChromium
class WorkPagesTest {
  /** The browser and the router share their machine with the build. */
  private static final LocatorAssertions.IsVisibleOptions IN_TIME =
      new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

  private static final int READ_MILLIS = 400;

  /** What a nurse presses from the code field to an offer: c1, two letters, Enter. */
  private static final List<String> FIVE_KEYS = List.of("c", "1", "g", "r", "Enter");

  @RegisterExtension static final OnTheWard ON = new OnTheWard();

  private Page desk(String language) {
    return ON.kept(ON.ward().deskPage(language, OnTheWard.WIDTH, OnTheWard.HEIGHT));
  }

  private Page hap(String language) {
    return ON.kept(ON.ward().hapPage(language, OnTheWard.WIDTH, OnTheWard.HEIGHT));
  }

  private static void keys(Page page, List<String> keys) {
    keys.forEach(key -> page.keyboard().press(key));
  }

  /** A desk with its caller, and the focus where it stands by itself. */
  private Page deskWithCaller(String language) {
    ON.ward().callerAtTheDesk();
    return withCall(desk(language));
  }

  private static Page withCall(Page page) {
    assertThat(page.locator("#call-facts")).containsText("112-noord");
    assertThat(page.locator("#code")).isFocused();
    return page;
  }

  private Page offered(String language) {
    Page page = deskWithCaller(language);
    keys(page, FIVE_KEYS);
    assertThat(page.locator("#found")).isVisible(IN_TIME);
    return page;
  }

  private Page confirmed(String language) {
    Page page = offered(language);
    confirms(page);
    return page;
  }

  /** A person reads the offer first; an Enter in its first moment confirms nothing. */
  private static void confirms(Page page) {
    assertThat(page.locator("#confirm")).isFocused();
    page.waitForTimeout(READ_MILLIS);
    page.keyboard().press("Enter");
    assertThat(page.locator("#running")).isVisible(IN_TIME);
  }

  /** Somebody of the post is on the telephone with the patient, and says that he is theirs. */
  private static void accepts(Page hap) {
    ON.ward().postAnswers();
    assertThat(hap.locator("#accept")).isEnabled();
    hap.keyboard().press("F2");
  }

  private static void shot(Page page, String name) {
    Optional.ofNullable(System.getenv("ZORGROUTER_SHOTS"))
        .ifPresent(folder ->
            page.screenshot(
                new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(folder, name + ".png"))));
  }

  @Test
  void givesAnOfferAfterFiveKeystrokesAndAsksForAConfirmation() {
    Page page = offered("nl");
    assertThat(page.locator("#service")).hasText("Huisartsenspoedpost Groningen");
    assertThat(page.locator("#wait")).containsText("Geen betrouwbare schatting");
    assertThat(page.locator("#why")).not().isEmpty();
    assertThat(page.locator("#confirm")).isFocused();
    assertThat(page.locator("#speaker")).containsText("Aanbod: Huisartsenspoedpost Groningen");
    assertThat(page.locator("#running")).isHidden();
    shot(page, "desk-offer-nl");
  }

  @Test
  void lowersNothingByATabOutOfHabit() {
    Page page = deskWithCaller("en");
    keys(page, List.of("u", "4", "Tab", "g", "r", "Enter"));
    assertThat(page.locator("#found")).isVisible(IN_TIME);
  }

  @Test
  void confirmsWithEnterShowsTheClockAndTakesBackWithOneKey() {
    Page page = confirmed("en");
    assertThat(page.locator("#running-state")).hasText("On the way to the service");
    assertThat(page.locator("#countdown")).containsText("until somebody must have answered");
    assertThat(page.locator("#open li")).hasCount(1);
    shot(page, "desk-running-en");
    page.keyboard().press("F8");
    assertThat(page.locator("#running-state")).hasText("Taken back");
    assertThat(page.locator("#open li")).hasCount(0);
  }

  @Test
  void confirmsNothingAndUndoesNothingByAnEnterTooMany() {
    Page page = deskWithCaller("nl");
    keys(page, FIVE_KEYS);
    keys(page, List.of("Enter", "Enter"));
    assertThat(page.locator("#found")).isVisible(IN_TIME);
    assertThat(page.locator("#running")).isHidden();
    confirms(page);
    page.keyboard().press("Enter");
    assertThat(page.locator("#running-state")).hasText("Onderweg naar de dienst");
  }

  @Test
  void raisesWithOneKey() {
    Page page = confirmed("nl");
    page.keyboard().press("F9");
    assertThat(page.locator("#running-state")).hasText("Terug bij de meldkamer");
    assertThat(page.locator("#steps")).containsText("naar 112");
  }

  @Test
  void countsC2AndTransfersNobody() {
    Page page = deskWithCaller("nl");
    keys(page, List.of("c", "2", "g", "r", "Enter"));
    assertThat(page.locator("#stays-title")).hasText("C2: geteld");
    assertThat(page.locator("#stays-why")).containsText("niets doorverbonden");
    assertThat(page.locator("#found")).isHidden();
  }

  @Test
  void saysAtTheFieldWhatIsWrongAndGuessesNoPlace() {
    Page page = deskWithCaller("en");
    keys(page, List.of("x", "Enter"));
    assertThat(page.locator("#code-fault")).containsText("Expected: U0 to U5");
    assertThat(page.locator("#place-fault")).containsText("Fill in the municipality");
    assertThat(page.locator("#code")).isFocused();
    page.fill("#code", "");
    keys(page, List.of("c", "1", "w", "e", "s", "t", "Enter"));
    assertThat(page.locator("#place-fault")).containsText("Several municipalities: Westerwolde");
    assertThat(page.locator("#found")).isHidden();
    keys(page, List.of("ArrowDown", "Enter", "Enter"));
    assertThat(page.locator("#place")).hasValue("Westerwolde");
    assertThat(page.locator("#found")).isVisible(IN_TIME);
  }

  @Test
  void saysInPlainWordsThatThereIsNoCall() {
    Page page = desk("nl");
    assertThat(page.locator("#no-call")).hasText("Geen gesprek op uw telefoon.");
    keys(page, FIVE_KEYS);
    assertThat(page.locator("#case-fault")).containsText("Neem eerst een beller op");
    page.click("[data-language=en]");
    page.click("#ask");
    assertThat(page.locator("#case-fault")).containsText("Answer a caller first");
  }

  @Test
  void showsASecondContactAndStaysUntilSomebodyLooked() {
    String number = "+31687654321";
    ON.ward().caller(number);
    ON.ward().everybodyHangsUp();
    ON.ward().caller(number);
    Page page = withCall(desk("nl"));
    keys(page, FIVE_KEYS);
    assertThat(page.locator("#again")).containsText("Tweede contact");
    assertThat(page.locator("#stays-title")).hasText("Blijft bij u");
    assertThat(page.locator("#looked")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#found")).isVisible(IN_TIME);
  }

  @Test
  void callsBackWhoHungUpBeforeAnybodyWasAskedAndSaysSoWithOneKey() {
    ON.ward().caller("+31687654321");
    Page page = withCall(desk("nl"));
    assertThat(page.locator("#call-facts")).containsText("06 87 65 43 21");
    keys(page, FIVE_KEYS);
    assertThat(page.locator("#found")).isVisible(IN_TIME);
    ON.ward().everybodyHangsUp();
    page.click("#open li button");
    Locator number = page.locator("#call-back a");
    assertThat(number).hasText("06 87 65 43 21");
    assertThat(number).hasAttribute("href", "tel:+31687654321");
    Page hap = hap("nl");
    assertThat(hap.locator("#none-open")).isVisible();
    assertThat(hap.locator("#running")).isHidden();
    OnTheWard.breaksNoRule(page);
    shot(page, "desk-calls-back-nl");
    page.keyboard().press("F2");
    assertThat(page.locator("#call-back")).isHidden();
    assertThat(page.locator("#open li")).hasCount(0);
  }

  @Test
  void showsThePatientWhenThePostsTelephoneRingsAndRejectsWithAReason() {
    CallId caller = ON.ward().callerAtTheDesk();
    Page desk = withCall(desk("nl"));
    keys(desk, FIVE_KEYS);
    assertThat(desk.locator("#found")).isVisible(IN_TIME);
    Page hap = hap("nl");
    assertThat(hap.locator("#no-answer")).isVisible();
    confirms(desk);
    ON.ward().rings(caller, "hap-1");
    assertThat(hap.locator("#urgency")).hasText("C1 · Groningen");
    assertThat(hap.locator("#open")).containsText("op uw telefoon");
    assertThat(hap.locator("#speaker")).containsText("Verwezen patiënt: C1, Groningen");
    assertThat(hap.locator("#case-facts")).containsText("desk-1");
    shot(hap, "hap-rings-nl");
    keys(hap, List.of("F4", "Enter"));
    assertThat(hap.locator("#open li")).hasCount(0);
    assertThat(desk.locator("#running")).isHidden();
    assertThat(desk.locator("#service")).not().hasText("Huisartsenspoedpost Groningen");
    assertThat(desk.locator("#others")).containsText("Huisartsenspoedpost Groningen");
    shot(desk, "desk-rejected-nl");
  }

  @Test
  void acceptsAndGivesBackFromThePost() {
    Page desk = confirmed("en");
    Page hap = hap("en");
    assertThat(hap.locator("#urgency")).hasText("C1 · Groningen");
    assertThat(hap.locator("#by-answering")).containsText("Answer the telephone");
    assertThat(hap.locator("#accept")).isDisabled();
    hap.keyboard().press("F2");
    ON.ward().postAnswers();
    assertThat(hap.locator("#accept")).isEnabled();
    assertThat(hap.locator("#running-state")).not().hasText("Taken over by the service");
    hap.keyboard().press("F2");
    assertThat(hap.locator("#running-state")).hasText("Taken over by the service");
    assertThat(desk.locator("#running-state")).hasText("Taken over by the service");
    keys(hap, List.of("F8", "Enter"));
    assertThat(hap.locator("#running-state")).hasText("Back at the desk");
    assertThat(desk.locator("#running-state")).hasText("Back at the desk");
  }

  @Test
  void alertsTheDeskUntilSomebodyHasSeenItWhenAPatientHangsUp() {
    Page desk = confirmed("nl");
    Page other = desk("en");
    assertThat(other.locator("#alerts")).isHidden();
    ON.ward().hangsUp();
    assertThat(other.locator("#alerts")).isVisible(IN_TIME);
    assertThat(other.locator("#alerts")).containsText("hung up; the service calls him back");
    assertThat(desk.locator("#alerts")).containsText("hing op; de dienst belt hem terug");
    OnTheWard.breaksNoRule(other);
    shot(other, "desk-alert-en");
    other.click("#alerts button >> text=Look");
    assertThat(other.locator("#running-state")).hasText("The caller hung up: call back");
    other.click("#alerts button >> text=Seen");
    assertThat(other.locator("#alerts")).isHidden();
    assertThat(desk.locator("#alerts")).isVisible();
    Page hap = hap("nl");
    assertThat(hap.locator("#running-state")).hasText("De beller hing op: terugbellen");
    keys(hap, List.of("F4", "Enter"));
    assertThat(desk.locator("#alerts")).containsText("bel hem terug");
  }

  @Test
  void keepsItsTokenInTheTabOnlyAndLetsNobodyInWithoutOne() {
    Page page = desk("en");
    assertFalse(page.url().contains("zr_"));
    assertEquals(1, page.evaluate("Object.keys(sessionStorage).length"));
    assertEquals(false, page.evaluate("JSON.stringify(localStorage).includes('zr_')"));
    page.reload();
    assertThat(page.locator("#inside")).isVisible();
    page.click("#leave");
    assertEquals(0, page.evaluate("Object.keys(sessionStorage).length"));
    page.fill("#token", "zr_guess");
    page.press("#token", "Enter");
    assertThat(page.locator("#token-fault")).containsText("not valid");
    assertThat(page.locator("#inside")).isHidden();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "en"})
  void breaksNoRuleOfAccessibility(String language) {
    for (String path : List.of("/desk", "/hap")) {
      OnTheWard.breaksNoRule(
          ON.kept(ON.ward().door(path, language, OnTheWard.WIDTH, OnTheWard.HEIGHT)));
    }
    Page desk = offered(language);
    assertEquals(language, desk.getAttribute("html", "lang"));
    OnTheWard.breaksNoRule(desk);
    Page hap = hap(language);
    confirms(desk);
    assertThat(hap.locator("#running")).isVisible(IN_TIME);
    accepts(hap);
    assertThat(hap.locator("#concluding")).isVisible(IN_TIME);
    OnTheWard.breaksNoRule(hap);
    OnTheWard.breaksNoRule(desk);
  }

  @Test
  void writesDownWhatCameOfItAndFetchesBackFromTheDesk() {
    Page desk = confirmed("nl");
    Page hap = hap("nl");
    assertThat(hap.locator("#running")).isVisible(IN_TIME);
    accepts(hap);
    assertThat(desk.locator("#running-state")).hasText("Overgenomen door de dienst");
    hap.selectOption("#result", "visit");
    hap.click("#concluding .act");
    assertThat(hap.locator("#steps")).containsText("vastgelegd");
    assertThat(desk.locator("#take-back")).containsText("Haal terug");
    desk.keyboard().press("F8");
    assertThat(desk.locator("#running-state")).hasText("Terug bij de meldkamer");
    desk.selectOption("#result", "other_service");
    desk.click("#concluding .act");
    assertThat(desk.locator("#steps")).containsText("andere dienst");
  }

  @Test
  void tellsThePostTheAgeTheLanguageAndWhatIsKnownOfThePatient() {
    Page desk = deskWithCaller("en");
    Page hap = hap("en");
    desk.click("#more summary");
    desk.fill("#age", "7o");
    desk.selectOption("#tongue", "de");
    desk.check("#flags [name=PREGNANT]");
    desk.focus("#code");
    keys(desk, FIVE_KEYS);
    assertThat(desk.locator("#age-fault")).containsText("from 0 to 130");
    desk.fill("#age", "34");
    desk.press("#age", "Enter");
    assertThat(desk.locator("#found")).isVisible(IN_TIME);
    confirms(desk);
    assertThat(hap.locator("#case-facts")).containsText("34 years");
    assertThat(hap.locator("#case-facts")).containsText("German");
    assertThat(hap.locator("#case-facts")).containsText("pregnant");
    assertThat(hap.locator("#case-facts")).containsText("Waits since");
  }

  /** At 200 % a window of 1280 is as wide as 640; 320 is what WCAG 1.4.10 asks. */
  @ParameterizedTest
  @CsvSource({"640, nl", "640, en", "320, nl"})
  void needsNoScrollingSidewaysAtTwiceTheSize(int width, String language) {
    ON.ward().callerAtTheDesk();
    Page desk = withCall(ON.kept(ON.ward().deskPage(language, width, OnTheWard.HEIGHT)));
    keys(desk, FIVE_KEYS);
    assertThat(desk.locator("#found")).isVisible(IN_TIME);
    shot(desk, "desk-" + width + "-" + language);
    confirms(desk);
    Page hap = ON.kept(ON.ward().hapPage(language, width, OnTheWard.HEIGHT));
    assertThat(hap.locator("#running")).isVisible(IN_TIME);
    shot(hap, "hap-" + width + "-" + language);
    for (Page page : List.of(desk, hap)) {
      OnTheWard.fits(page, width);
    }
  }
}

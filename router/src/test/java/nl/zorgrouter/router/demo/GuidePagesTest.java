package nl.zorgrouter.router.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import nl.zorgrouter.call.CallId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding a place and saying how a service stands, in a real browser on a real router. */
@NeedsChromium
class GuidePagesTest {
  /** The browser and the router share their machine with the build. */
  private static final LocatorAssertions.ContainsTextOptions IN_TIME =
      new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

  @RegisterExtension static final OnTheWard ON = new OnTheWard();

  private Page looking(String path, String language) {
    return ON.kept(ON.ward().door(path, language, OnTheWard.WIDTH, OnTheWard.HEIGHT));
  }

  private Page supervisor(String language) {
    return ON.kept(ON.ward().servicesPage(language, OnTheWard.WIDTH, OnTheWard.HEIGHT));
  }

  private static Locator place(Page page, String service) {
    return page.locator("#found > [data-key='" + service + "']");
  }

  /** Chooses the service on the page of states. */
  private static void choose(Page page, String service) {
    page.click("#all > [data-key='" + service + "'] button");
    assertThat(page.locator("#editing")).isVisible();
  }

  private static void stop(Page page, String service) {
    choose(page, service);
    page.selectOption("#reason", "NO_BEDS");
    page.click("#sets [value=STOPPED]");
    assertThat(page.locator("#stands")).containsText("stop", IN_TIME);
  }

  private static void search(Page page, String municipality, String need) {
    page.selectOption("#place", municipality);
    page.selectOption("#need", need);
    page.click("#ask");
    assertThat(page.locator("#found > li").first()).isVisible();
  }

  @Test
  void findsAPlaceWithTheKeyboardAloneAndWithoutAToken() {
    Page page = looking("/places", "nl");
    assertThat(page.locator("#place option")).hasCount(41);
    page.focus("#place");
    for (String key : List.of("E", "m", "m", "Tab", "Tab", "Tab", "8", "2", "Enter")) {
      page.keyboard().press(key);
    }
    assertThat(page.locator("#found > li").first()).containsText("Spoedeisende hulp Emmen");
    assertThat(place(page, "seh-emmen")).containsText("eigen gebied van de patiënt");
    assertThat(place(page, "seh-emmen")).containsText("0591 55 51 05");
    assertThat(place(page, "seh-groningen")).containsText("buur volgens afspraak");
    assertThat(page.locator("#speaker")).containsText("eerst Spoedeisende hulp Emmen");
  }

  @Test
  void saysAtTheFieldWhatIsWrongWithASearch() {
    Page page = looking("/places", "en");
    page.fill("#age", "131");
    page.click("#ask");
    assertThat(page.locator("#place-fault")).hasText("Choose the municipality of the patient.");
    assertThat(page.locator("#age-fault")).containsText("from 0 to 130");
    assertThat(page.locator("#place")).isFocused();
  }

  @Test
  void keepsAStoppedEmergencyDepartmentInTheListWithItsStateReasonEndAndBeds() {
    Page service = supervisor("en");
    stop(service, "seh-groningen");
    service.fill("#beds-bed", "0");
    service.fill("#beds-isolation", "2");
    service.click("#beds-form .act");
    Page page = looking("/places", "en");
    search(page, "GM0014", "HOSPITAL");
    Locator stopped = place(page, "seh-groningen");
    assertThat(stopped.locator(".standing")).containsText("stop until", IN_TIME);
    assertThat(stopped.locator(".because")).containsText("No free bed. Said by supervisor-1");
    assertThat(stopped.locator(".amounts")).containsText("Free places2");
    assertThat(stopped.locator(".call")).hasText("050 555 01 04");
    assertThat(page.locator("#found > li").first()).containsText("Emergency department Emmen");
  }

  @Test
  void setsAStateThatEndsByItselfTellsTheNeighboursAndTakesItBack() {
    Page page = supervisor("nl");
    stop(page, "hap-drenthe");
    assertThat(page.locator("#stands")).hasText("stop tot zo 03:00");
    assertThat(page.locator("#news li").first()).containsText("Huisartsenspoedpost Drenthe: stop");
    Page neighbour = ON.kept(ON.ward().postsServicesPage("nl", OnTheWard.WIDTH, OnTheWard.HEIGHT));
    assertThat(neighbour.locator("#news .badge").first()).hasText("raakt u");
    assertThat(neighbour.locator("#changing")).hasText("Huisartsenspoedpost Groningen");
    page.click("#lift");
    assertThat(page.locator("#stands")).containsText("open", IN_TIME);
    assertThat(page.locator("#news li").first()).containsText("is opgeheven door supervisor-1");
    page.selectOption("#lasts", "24");
    page.click("#sets [value=LIMITED]");
    assertThat(page.locator("#stands")).containsText("beperkt tot", IN_TIME);
  }

  @Test
  void opensAtItsTopOnATelephone() {
    Page page = ON.kept(ON.ward().servicesPage("nl", 390, 500));
    assertThat(page.locator("#all > li").first()).isVisible();
    assertThat(page.locator("#content")).isFocused();
    assertEquals(0, page.evaluate("Math.round(scrollY)"));
  }

  @Test
  void refusesAStopWhereTheRegionAgreedOnNone() {
    Page page = supervisor("nl");
    choose(page, "ggz-noord");
    page.click("#sets [value=STOPPED]");
    assertThat(page.locator("#change-fault")).containsText("spraken af geen stops te doen");
    assertThat(page.locator("#stands")).containsText("open");
  }

  @Test
  void refusesATakeoverWhenNobodyIsOnDutyWithTheReason() {
    Page page = ON.kept(ON.ward().postsServicesPage("en", OnTheWard.WIDTH, OnTheWard.HEIGHT));
    Locator line = page.locator("#lines > li");
    assertThat(line).containsText("The practice answers itself");
    line.locator("button").click();
    assertThat(line.locator(".fault")).containsText("expected at least one who is logged in");
  }

  @Test
  void letsNobodyChangeAnothersServiceAndShowsEverybodyHowItStands() {
    Page looking = looking("/services", "en");
    assertThat(looking.locator("#all > li")).not().hasCount(0);
    looking.click("#all > [data-key='hap-drenthe'] button");
    assertThat(looking.locator("#no-change")).containsText("Everybody may look");
    Page post = ON.kept(ON.ward().postsServicesPage("en", OnTheWard.WIDTH, OnTheWard.HEIGHT));
    post.click("#all > [data-key='hap-drenthe'] button");
    assertThat(post.locator("#no-change")).containsText("another organisation");
    assertThat(post.locator("#editing")).isHidden();
  }

  private Page coordination(String language) {
    return ON.kept(ON.ward().placesPage(language, OnTheWard.WIDTH, OnTheWard.HEIGHT));
  }

  @Test
  void putsTheProfessionalThroughToTheChosenPlaceAndTakesHimBackWithOneKey() {
    CallId caller = ON.ward().professional();
    Page page = coordination("nl");
    assertThat(page.locator("#call-facts")).containsText("professional-noord");
    search(page, "GM0014", "HOSPITAL");
    place(page, "seh-groningen").locator(".through").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#running-service")).hasText("Spoedeisende hulp Groningen");
    assertThat(page.locator("#running-state")).hasText("Onderweg naar de dienst");
    assertThat(page.locator("#countdown")).containsText("tot iemand opgenomen moet hebben");
    assertEquals(List.of("meet " + caller, "rings seh-groningen"), ON.ward().rungAndMet());
    OnTheWard.breaksNoRule(page);
    page.keyboard().press("F8");
    assertThat(page.locator("#running-state")).hasText("Teruggenomen");
  }

  @Test
  void putsNobodyThroughWhoBeganOn112() {
    ON.ward().citizenAtTheCoordination();
    Page page = coordination("en");
    assertThat(page.locator("#call-facts")).containsText("112-noord");
    search(page, "GM0014", "HOSPITAL");
    place(page, "seh-groningen").locator(".through").click();
    assertThat(page.locator("#answer-fault")).containsText("112");
    assertEquals(List.of(), ON.ward().rungAndMet());
  }

  @Test
  void givesTheNumberAndAClearWordToWhoHasNoCall() {
    Page page = coordination("nl");
    search(page, "GM0014", "HOSPITAL");
    assertThat(page.locator("#no-call")).containsText("Geen gesprek op uw telefoon");
    Locator found = place(page, "seh-groningen");
    assertThat(found.locator(".through")).isHidden();
    assertThat(found.locator(".call")).hasAttribute("href", "tel:+31505550104");
    assertThat(found.locator(".hint")).hasText("Bel dit nummer zelf.");
  }

  @Test
  void saysWhichSkillsAreOnDuty() {
    Page page = supervisor("nl");
    choose(page, "seh-groningen");
    page.uncheck("#duty [name=trauma]");
    page.click("#duty-form .act");
    assertThat(page.locator("#speaker")).containsText("beroerte, hart");
    Page places = looking("/places", "nl");
    places.selectOption("#expertise", "trauma");
    search(places, "GM0014", "HOSPITAL");
    assertThat(place(places, "seh-groningen")).containsText("mist iets van wat gevraagd is");
  }

  @ParameterizedTest
  @CsvSource({"nl, LIGHT", "en, LIGHT", "nl, DARK"})
  void breaksNoRuleOfAccessibility(String language, ColorScheme scheme) {
    Page services = supervisor(language);
    services.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    stop(services, "seh-groningen");
    services.locator("#lines button").click();
    assertThat(services.locator("#lines .fault")).isVisible();
    OnTheWard.breaksNoRule(services);
    Page places = looking("/places", language);
    places.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    search(places, "GM0014", "HOSPITAL");
    OnTheWard.breaksNoRule(places);
  }

  /** At 200 % a window of 1280 is as wide as 640; 320 is what WCAG 1.4.10 asks. */
  @ParameterizedTest
  @CsvSource({"640, nl", "640, en", "390, nl", "320, en"})
  void needsNoScrollingSidewaysAtTwiceTheSize(int width, String language) {
    Page services = ON.kept(ON.ward().servicesPage(language, width, OnTheWard.HEIGHT));
    stop(services, "seh-groningen");
    Page places = ON.kept(ON.ward().door("/places", language, width, OnTheWard.HEIGHT));
    search(places, "GM0014", "HOSPITAL");
    for (Page page : List.of(services, places)) {
      OnTheWard.fits(page, width);
    }
  }
}

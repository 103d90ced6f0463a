package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.router.crisis.CrisisPlan;
import nl.zorgrouter.router.crisis.CrisisProfile;
import nl.zorgrouter.router.service.Fault;
import nl.zorgrouter.router.service.Judgement;
import nl.zorgrouter.router.service.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stops, takeovers, the coordination point and a crisis, on a real Asterisk. */
@NeedsAsterisk
@OneByOne
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServicesOnAsteriskTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withoutRouter();

  private static final String PRACTICE = "hap-groningen-practice";
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final Duration LONG_ENOUGH_TO_CALL = Duration.ofSeconds(8);

  /** Longer than a takeover of {@link #LONG_ENOUGH_TO_CALL}: its end comes while somebody waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static @Nullable RouterInside router;
  private static ZonedDateTime planned = Instant.EPOCH.atZone(Hours.ZONE);

  @BeforeAll
  static void start() {
    for (String queue : List.of("hap-groningen", "hap-drenthe")) {
      LAB.member(queue, "ring");
    }
    planned =
        ZonedDateTime.now(Hours.ZONE)
            .plusSeconds(30)
            .truncatedTo(ChronoUnit.MINUTES)
            .plusMinutes(1);
    router = RouterInside.start(LAB.exchange(), region(planned));
    router.sees(1, "hap-groningen");
    router.sees(1, "hap-drenthe");
  }

  @AfterAll
  static void stop() {
    router().close();
  }

  @Test
  void routesToTheNeighbourDuringAStopAndBackWhenItEndsByItself() {
    Instant end = Instant.now().plus(LONG_ENOUGH_TO_CALL);
    assertInstanceOf(
        Judgement.Accepted.class,
        router()
            .ask(
                new ServiceRequest.SetState(
                    "hap-groningen", "STOPPED", "CROWDED", Optional.of(end))));
    Caller during = LAB.call(Line.number("0600"));
    during.joins("hap-drenthe");
    assertEquals(List.of("hap-drenthe"), during.queues(), during::story);
    waitUntil(end);
    Caller after = LAB.call(Line.number("0600"));
    after.joins("hap-groningen");
    assertEquals(List.of("hap-groningen"), after.queues(), after::story);
  }

  @Test
  void takesAPracticesLineOverByOneClickAndGivesItBack() {
    calls("practice-veendam");
    ServiceRequest take = takeOver(Instant.now().plusSeconds(600));
    Judgement.Refused refused = assertInstanceOf(Judgement.Refused.class, router().ask(take));
    assertEquals(Fault.Kind.NOT_NOW, refused.faults().getFirst().kind());
    calls("practice-veendam");
    LAB.member(PRACTICE, "ring");
    router().sees(1, PRACTICE);
    assertInstanceOf(Judgement.Accepted.class, router().ask(take));
    Caller taken = calls(PRACTICE);
    long announced = taken.joins(PRACTICE).atMicros() - taken.news("ZorgrouterTaken").atMicros();
    assertTrue(announced > 200_000, "he hears first whose telephone it is: " + taken.story());
    LAB.withdraw(PRACTICE, "ring");
    router().sees(0, PRACTICE);
    calls("practice-veendam");
    LAB.member(PRACTICE, "ring");
    router().sees(1, PRACTICE);
    calls(PRACTICE);
    assertInstanceOf(
        Judgement.Accepted.class, router().ask(new ServiceRequest.HandBack("practice-veendam")));
    calls("practice-veendam");
    Instant end = Instant.now().plus(LONG_ENOUGH_TO_CALL);
    assertInstanceOf(Judgement.Accepted.class, router().ask(takeOver(end)));
    Caller waits = LAB.call(Line.number("0700"));
    waits.joins(PRACTICE);
    waitUntil(end);
    Caller comes = LAB.call(Line.number("0700"));
    comes.joins("practice-veendam");
    waits.joins("practice-veendam");
    assertEquals(List.of(PRACTICE, "practice-veendam"), waits.queues(), waits::story);
    assertEquals("0", comes.priorityIn("practice-veendam"));
    assertEquals("1", waits.priorityIn("practice-veendam"), "he does not wait twice");
    assertEquals(List.of("practice-veendam"), comes.queues(), comes::story);
    comes.hangsUp();
    waits.hangsUp();
    LAB.withdraw(PRACTICE, "ring");
  }

  @Test
  void findsThoseWhoWaitAnotherPlaceWhenATakeoverEndsAndLeavesWhoTalks() {
    LAB.member(PRACTICE, "talk-60");
    router().sees(1, PRACTICE);
    ServiceRequest take = takeOver(Instant.now().plusSeconds(600));
    assertInstanceOf(Judgement.Accepted.class, router().ask(take));
    Caller talks = LAB.call(Line.number("0700"));
    talks.connected();
    Caller waits = LAB.call(Line.number("0700"));
    waits.joins(PRACTICE);
    assertInstanceOf(
        Judgement.Accepted.class, router().ask(new ServiceRequest.HandBack("practice-veendam")));
    asksAgain(waits);
    assertInstanceOf(Judgement.Accepted.class, router().ask(take));
    Caller alone = LAB.call(Line.number("0700"));
    alone.joins(PRACTICE);
    LAB.withdraw(PRACTICE, "talk-60");
    asksAgain(alone);
    assertTrue(talks.isThere(), talks::story);
    assertEquals(List.of(PRACTICE), talks.queues(), talks::story);
    router().ask(new ServiceRequest.HandBack("practice-veendam"));
    List.of(talks, waits, alone).forEach(Caller::hangsUp);
  }

  /** Not because his patience was over: somebody told him to. */
  private static void asksAgain(Caller caller) {
    AmiMessage joined = caller.joins("practice-veendam");
    assertEquals("", joined.mark("ZR_REASON"), caller::story);
    assertEquals(List.of(PRACTICE, "practice-veendam"), caller.queues(), caller::story);
    assertEquals("1", caller.priorityIn("practice-veendam"), "he does not wait twice");
  }

  /** First, because its minute is near. */
  @Test
  @Order(1)
  void takesAPracticesLineOverByScheduleWithoutAnybodysHelp() {
    LAB.member(PRACTICE, "ring");
    router().sees(1, PRACTICE);
    assertTrue(Instant.now().isBefore(planned.toInstant().minusSeconds(3)), "it came too late");
    calls("practice-veendam");
    waitUntil(planned.toInstant());
    calls(PRACTICE);
    waitUntil(planned.plusMinutes(1).toInstant());
    calls("practice-veendam");
    LAB.withdraw(PRACTICE, "ring");
  }

  @Test
  void passesACallerOfTheCoordinationPointOnToTheAcuteCareRegionInOneStep() {
    LAB.member("coordination-noord", "press-*85");
    Caller caller = LAB.call(Line.number("0900"));
    caller.joins("zcc-noord");
    LAB.withdraw("coordination-noord", "press-*85");
    assertEquals(List.of("coordination-noord", "zcc-noord"), caller.queues(), caller::story);
    assertEquals("4", caller.priorityIn("zcc-noord"));
    caller.hangsUp();
  }

  @Test
  void switchesToACrisisProfileAndBackByItself() {
    Path crisis = region(planned);
    change(
        crisis.resolve("rules/disposition.dmn"),
        "<outputEntry id=\"care-medical_service\"><text>\"HAP\"",
        "<outputEntry id=\"care-medical_service\"><text>\"ZCC\"");
    Instant from = Instant.now().plusSeconds(5);
    Instant until = from.plus(LONG_ENOUGH_TO_CALL);
    router()
        .router()
        .approve(
            new CrisisPlan(
                List.of(
                    new CrisisProfile(
                        "a-test",
                        "crisis",
                        RouterInside.rules(crisis),
                        from,
                        until,
                        "a test",
                        "one",
                        "another"))));
    LAB.call(Line.number("0600")).joins("hap-groningen");
    waitUntil(from);
    LAB.call(Line.number("0600")).joins("zcc-noord");
    waitUntil(until);
    LAB.call(Line.number("0600")).joins("hap-groningen");
    router().router().approve(CrisisPlan.NONE);
  }

  private static Caller calls(String queue) {
    Caller caller = LAB.call(Line.number("0700"));
    caller.joins(queue);
    assertEquals(List.of(queue), caller.queues(), caller::story);
    caller.hangsUp();
    return caller;
  }

  private static ServiceRequest takeOver(Instant until) {
    return new ServiceRequest.TakeOver("practice-veendam", "ILLNESS", Optional.of(until));
  }

  private static RouterInside router() {
    return Optional.ofNullable(router).orElseThrow();
  }

  /**
   * The demonstration region with open posts, a practice that answers at every hour, and a takeover
   * that is planned for one minute.
   */
  private static Path region(ZonedDateTime begin) {
    Path region = OpenRegion.write();
    String hours = CLOCK.format(begin) + "-" + CLOCK.format(begin.plusMinutes(1));
    change(
        region.resolve("region.yaml"),
        "      from: 2026-12-07\n      to: 2026-12-18\n"
            + "      hours: {calendar: office, weekdays: [\"08:00-17:00\"], holiday: closed}",
        "      from: %s\n      to: %s\n      hours: {calendar: office, daily: [\"%s\"]}"
            .formatted(begin.toLocalDate().minusDays(1), begin.toLocalDate().plusDays(1), hours));
    change(
        region.resolve("rules/disposition.dmn"),
        "<inputEntry id=\"practice-by-day_period\"><text>\"OFFICE\"",
        "<inputEntry id=\"practice-by-day_period\"><text>-");
    for (String row : List.of("practice-by-day", "practice-life", "practice-ambulance")) {
      String within = "<outputEntry id=\"" + row + "_answerWithin\"><text>";
      int usual = row.endsWith("day") ? 600 : row.endsWith("life") ? 30 : 120;
      change(
          region.resolve("rules/disposition.dmn"), within + usual, within + PATIENCE.toSeconds());
    }
    change(
        region.resolve("rules/acceptance.dmn"),
        "<inputEntry id=\"neighbour-by-day_type\"><text>\"HAP\"",
        "<inputEntry id=\"neighbour-by-day_type\"><text>\"INFORMATION\"");
    return region;
  }

  private static void change(Path file, String from, String to) {
    try {
      String text = Files.readString(file);
      assertTrue(text.contains(from), () -> file + " has no " + from);
      Files.writeString(file, text.replace(from, to));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void waitUntil(Instant moment) {
    try {
      Duration left = Duration.between(Instant.now(), moment.plusMillis(300));
      TimeUnit.MILLISECONDS.sleep(Math.max(0, left.toMillis()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}

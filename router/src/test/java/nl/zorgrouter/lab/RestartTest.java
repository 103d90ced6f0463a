package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The router is killed with -9 in the middle of twenty open referrals, and started again. */
@NeedsAsterisk
@OneByOne
class RestartTest {
  private static final int DEADLINE = 20;
  private static final int MANY = 20;

  /** Somebody of the service comes to him while the router is away: the first in a room. */
  private static final int RECEIVED = 1;

  private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
  private Exchange exchange;
  private LabAmi hand;
  private Relay relay;
  private volatile RouterProcess router;

  @BeforeEach
  void start() {
    exchange = Exchange.start();
    hand = exchange.hand();
    relay = Relay.closed(exchange.ami()).open();
    router =
        RouterProcess.start(Posts.region(DEADLINE), Map.of("hap-noord", relay.port())).inSync();
  }

  @AfterEach
  void stop() {
    hands.close();
    router.close();
    relay.close();
    hand.close();
    exchange.close();
  }

  @Test
  void losesNoneDoublesNoneAndKeepsEveryDeadline() {
    List<Patient> patients =
        new ArrayList<>(all(numbers(kind -> !kind.equals("code")), this::open));
    // whose time is short comes last
    patients.addAll(all(numbers("code"::equals), this::open));
    Map<String, JsonObject> before = new HashMap<>();
    patients.forEach(patient -> before.put(patient.id(), patient.referral()));
    assertEquals(MANY, before.size());
    Patient onHisWay = Patient.withNurse(scene(), MANY + 1).isOffered("handover", Posts.PATIENT);
    // he leaves his nurse, her yes is written down, and nobody hears his question
    relay.muteAfter("Action: Redirect");
    onHisWay.isConfirmed();
    RouterProcess.until("the redirect", relay::isMute);
    router.kill();
    Patient received = patients.getFirst();
    received.isAnsweredBy("talk-");
    hand.await(
        "somebody comes into his room",
        event ->
            event.isNews("ZorgrouterTook") && event.get("Patient").equals(received.caller().id()));
    router = router.again().inSync();

    for (Patient patient : patients) {
      assertEquals(
          essence(before.getOrDefault(patient.id(), new JsonObject())),
          essence(patient.referral()));
    }
    assertEquals(List.of(), doubled(patients.getFirst().nurse()));
    assertEquals("RECEIVER_CAME", received.events().getLast());
    onHisWay.backAtHisDesk();
    assertEquals("DESK", onHisWay.until("RETURNED").getString("owner"));
    all(patients, this::endsWell);
  }

  /** The calls that are in more than one referral that is open. */
  private static List<String> doubled(Api desk) {
    List<String> calls =
        desk.get("referrals").json().getJsonArray("referrals").stream()
            .map(JsonObject.class::cast)
            .filter(each ->
                List.of("OFFERED", "CONFIRMED", "WAITING").contains(each.getString("state")))
            .map(each -> each.getJsonObject("call").getString("uniqueid"))
            .toList();
    assertTrue(calls.size() >= MANY, () -> "open: " + calls);
    return calls.stream().filter(call -> Collections.frequency(calls, call) > 1).toList();
  }

  private static List<Integer> numbers(Predicate<String> kind) {
    return IntStream.rangeClosed(1, MANY).boxed().filter(each -> kind.test(kind(each))).toList();
  }

  private static JsonObject essence(JsonObject referral) {
    JsonObject essence = new JsonObject();
    for (String field : List.of("id", "state", "mode", "owner", "service", "answerBy", "hops")) {
      essence.put(field, referral.getValue(field));
    }
    return essence;
  }

  /** An open referral; its number says of which kind. */
  private Patient open(int number) {
    return switch (kind(number)) {
      case "offered" -> Patient.withNurse(scene(), number).isOffered("handover", Posts.PATIENT);
      case "warm" -> Patient.withNurse(scene(), number).referred("warm", Posts.PATIENT);
      case "handover" -> Patient.withNurse(scene(), number).referred("handover", Posts.PATIENT);
      case "callback" -> {
        Patient patient = Patient.withNurse(scene(), number).referred("callback", Posts.PATIENT);
        patient.caller().hangsUp();
        yield patient;
      }
      default -> {
        Patient patient = Patient.byCode(scene(), number);
        patient.until("WAITING");
        yield patient;
      }
    };
  }

  private static String kind(int number) {
    return List.of("offered", "warm", "handover", "code", "callback").get(number % 5);
  }

  /** What was promised is kept, and a request that was sent before is answered as before. */
  private Patient endsWell(Patient patient) {
    int number = Integer.parseInt(patient.post().substring("post-".length()));
    switch (kind(number)) {
      case "offered" -> {
        assertEquals(patient.id(), patient.asksTheSameAgain());
        patient.nurse().act(patient.id(), "cancel").is(200);
        assertTrue(patient.caller().isThere());
      }
      case "warm" -> {
        assertEquals(patient.id(), patient.asksTheSameAgain());
        patient.nurseDrops();
        if (number == RECEIVED) {
          assertEquals("SERVICE", patient.until("ANSWERED").getString("owner"));
        } else {
          patient.backAtHisDesk();
          patient.until("RETURNED");
        }
      }
      case "handover" -> {
        assertEquals(patient.id(), patient.asksTheSameAgain());
        patient.isAnsweredBy("talk-");
        assertEquals("SERVICE", patient.until("ANSWERED").getString("owner"));
        assertTrue(patient.caller().isThere());
      }
      case "callback" -> {
        assertEquals(patient.id(), patient.asksTheSameAgain());
        patient.professional().act(patient.id(), "accept").is(200);
        assertEquals("ANSWERED", patient.referral().getString("state"));
      }
      default -> {
        long joined = patient.caller().joins(patient.post()).atMicros();
        RouterProcess.until("he is back", () -> patient.caller().queues().size() >= 3);
        long seconds = (patient.backAtHisDesk().atMicros() - joined) / 1_000_000;
        assertTrue(seconds <= 2 * DEADLINE + 1, () -> seconds + " s");
        assertTrue(patient.until("RETURNED").encode().contains("DEADLINE"), patient.id());
      }
    }
    return patient;
  }

  private <T> List<Patient> all(List<T> each, Function<T, Patient> what) {
    List<Future<Patient>> futures =
        each.stream().map(one -> hands.submit((Callable<Patient>) () -> what.apply(one))).toList();
    return futures.stream().map(RestartTest::done).toList();
  }

  private static Patient done(Future<Patient> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new AssertionError(String.valueOf(failed.getCause()), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  private Patient.Scene scene() {
    return new Patient.Scene(hand, hand, () -> router);
  }
}

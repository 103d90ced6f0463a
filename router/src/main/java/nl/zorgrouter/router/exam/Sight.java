package nl.zorgrouter.router.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.router.doctor.Dialplan;
import nl.zorgrouter.router.doctor.Exam;
import nl.zorgrouter.router.doctor.Looked;
import nl.zorgrouter.telephony.ami.AmiMessage;
import nl.zorgrouter.telephony.ami.Inspection;
import nl.zorgrouter.telephony.ami.Look;
import nl.zorgrouter.telephony.ami.Outcome;
import nl.zorgrouter.telephony.ami.Timestamps;

/**
 * The answers of an exchange in the words of the doctor.
 *
 * @param inspection what the exchange answered
 * @param clockReadAt when the answer about its clock was read, by our clock
 * @param offset what the offset of local time from UTC is here, as in {@code +0100}
 */
record Sight(Inspection inspection, Instant clockReadAt, String offset) {

  Looked<Map<String, String>> actions() {
    return look(
        Look.COMMANDS,
        accepted -> {
          Map<String, String> actions = new HashMap<>();
          accepted.response().forEach(actions::put);
          actions.remove("Response");
          actions.remove("ActionID");
          return actions;
        });
  }

  Looked<Exam.Identity> identity() {
    return look(
        Look.SETTINGS,
        accepted ->
            new Exam.Identity(
                accepted.response().value("AsteriskVersion").replaceFirst("[+~-].*$", ""),
                accepted.response().value("SystemName")));
  }

  Looked<Exam.Clock> clock() {
    return look(
        Look.CLOCK,
        accepted -> {
          long micros = Timestamps.micros(accepted.response().value("Timestamp"));
          Duration half = Duration.ofNanos(inspection.clockRoundTripNanos() / 2);
          Instant theirs = Instant.EPOCH.plusNanos(micros * 1_000);
          String zone =
              inspection.answer(Look.TIME_ZONE) instanceof Outcome.Accepted zoned
                  ? zoned.response().value("Value")
                  : "";
          return new Exam.Clock(
              Duration.between(clockReadAt.minus(half), theirs), half, zone, offset);
        });
  }

  Looked<Boolean> events() {
    return inspection.stamped() + inspection.unstamped() == 0
        ? new Looked.Unseen<>(
            new Sentence(
                "no event came while we looked, so nobody knows whether events bear a time: give"
                    + " `--config-dir`, or look again when there is a call",
                "er kwam geen gebeurtenis terwijl we keken, dus niemand weet of gebeurtenissen een"
                    + " tijd dragen: geef `--config-dir`, of kijk opnieuw als er een oproep is"))
        : new Looked.Seen<>(inspection.unstamped() == 0);
  }

  Looked<String> codesOfEveryone() {
    return look(Look.CODES_OF_EVERYONE, accepted -> accepted.response().value("Value"));
  }

  Looked<Boolean> filesReadable() {
    return look(Look.READABLE_FILES, accepted -> !accepted.response().value("Value").isEmpty());
  }

  Looked<Map<String, Integer>> queues() {
    return look(
        Look.QUEUES,
        accepted -> {
          Map<String, Integer> queues = new LinkedHashMap<>();
          for (AmiMessage item : accepted.items()) {
            if (item.name().equals("QueueParams")) {
              queues.put(item.value("Queue"), number(item.value("Max")));
            }
          }
          return queues;
        });
  }

  Looked<Dialplan> dialplan() {
    return look(
        Look.DIALPLAN,
        accepted -> {
          List<Dialplan.Step> steps = new ArrayList<>();
          for (AmiMessage item : accepted.items()) {
            if (!item.value("Application").isEmpty()) {
              steps.add(
                  new Dialplan.Step(
                      item.value("Context"),
                      item.value("Extension"),
                      number(item.value("Priority")),
                      item.value("Application"),
                      item.value("AppData")));
            }
          }
          return new Dialplan(steps);
        });
  }

  private <T> Looked<T> look(Look look, Function<Outcome.Accepted, T> reading) {
    return switch (inspection.answer(look)) {
      case Outcome.Accepted accepted -> new Looked.Seen<>(reading.apply(accepted));
      case Outcome.Refused(String message) ->
          new Looked.Unseen<>(
              new Sentence(
                  "the exchange says `%s`; expected `reporting` in `write` of this user"
                      .formatted(message),
                  "de centrale zegt `%s`; verwacht: `reporting` in `write` van deze gebruiker"
                      .formatted(message)));
      case Outcome.TimedOut(), Outcome.LinkLost(), Outcome.BackPressure() ->
          new Looked.Unseen<>(
              new Sentence(
                  "the exchange gave no answer in time", "de centrale gaf niet op tijd antwoord"));
    };
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}

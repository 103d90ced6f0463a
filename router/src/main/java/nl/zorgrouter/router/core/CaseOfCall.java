package nl.zorgrouter.router.core;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.Municipality;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.ServiceType;
import nl.zorgrouter.rules.decide.Caller;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.Choice;
import nl.zorgrouter.rules.decide.Demand;
import nl.zorgrouter.rules.decide.Known;
import nl.zorgrouter.rules.decide.Patient;
import nl.zorgrouter.rules.decide.PlaceSource;
import nl.zorgrouter.rules.decide.ServiceReport;
import nl.zorgrouter.rules.decide.Triage;

/**
 * The facts of a case, as far as the exchange knows them. What a mark does not say stays unknown; a
 * mark that says nonsense says nothing.
 */
final class CaseOfCall {
  private static final int MOST_HOPS = 9;

  private CaseOfCall() {}

  static CaseFacts facts(
      CallEvent.Asked asked, Line line, Region region, Map<String, ServiceReport> services) {
    Marks marks = asked.marks();
    String caseId = marks.get(Mark.ZR_JOURNEY).orElse(asked.linked().value());
    Optional<String> urgency = marks.get(Mark.ZR_TRIAGE);
    return new CaseFacts(
        Optional.of(caseId),
        asked.at(),
        line.id(),
        word(Choice.values(), marks.get(Mark.ZR_CHOICE)),
        hops(marks),
        List.of(),
        urgency.map(code -> triage(code, asked, caseId, line)).orElse(Triage.NONE),
        patient(marks, line, region),
        caller(asked, urgency, line),
        Map.of(),
        Demand.CARE_QUESTION,
        services);
  }

  /** Each visit after the first means that a target gave the call back. */
  private static int hops(Marks marks) {
    return marks
        .get(Mark.ZR_VISIT)
        .filter(visit -> visit.matches("[0-9]{1,3}"))
        .map(visit -> Math.clamp(Integer.parseInt(visit) - 1, 0, MOST_HOPS))
        .orElse(0);
  }

  private static Triage triage(String urgency, CallEvent.Asked asked, String caseId, Line line) {
    Instant pressed = asked.at();
    return new Triage(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(urgency),
        Optional.of(pressed),
        Optional.of("referral key"),
        Optional.of(caseId),
        word(ServiceType.values(), asked.marks().get(Mark.ZR_ADVISED)),
        attested(line, Line.Attested.ABCD));
  }

  /** A referral key says what its line lets it say, and no more. */
  private static Caller caller(CallEvent.Asked asked, Optional<String> urgency, Line line) {
    return new Caller(
        Optional.of(asked.callerNumber()).filter(number -> !number.isEmpty()),
        Optional.empty(),
        Known.UNKNOWN,
        urgency.isPresent() ? attested(line, Line.Attested.CONTACT) : Known.UNKNOWN);
  }

  private static Known attested(Line line, Line.Attested what) {
    return line.attested().contains(what) ? Known.YES : Known.UNKNOWN;
  }

  private static Patient patient(Marks marks, Line line, Region region) {
    Optional<String> place =
        marks
            .get(Mark.ZR_PLACE)
            .map(area -> municipality(area, region))
            .orElse(marks.get(Mark.ZR_TRIAGE).flatMap(_ -> line.referralPlace()));
    return new Patient(
        OptionalInt.empty(),
        OptionalInt.empty(),
        place,
        place.map(_ -> PlaceSource.STATED),
        Optional.empty());
  }

  /**
   * The municipality that an area stands for: itself, or any one of an area whose every
   * municipality has the same services. Where they differ, a choice would be a guess, and there is
   * none.
   */
  private static Optional<String> municipality(String area, Region region) {
    List<Municipality> members =
        region.municipalities().values().stream().filter(each -> each.isIn(area)).toList();
    boolean alike =
        region.services().values().stream()
            .allMatch(
                service -> members.stream().map(service::covers).distinct().limit(2).count() <= 1);
    return alike ? members.stream().findFirst().map(Municipality::code) : Optional.empty();
  }

  private static <E extends Enum<E>> Optional<E> word(E[] words, Optional<String> said) {
    return said.flatMap(
        text -> Arrays.stream(words).filter(each -> each.name().equals(text)).findFirst());
  }
}

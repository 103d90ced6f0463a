package nl.zorgrouter.monitoring.wait;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueMember;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.monitoring.wait.Journey.Leg;
import nl.zorgrouter.monitoring.wait.OpenVisit.HasLeft;
import nl.zorgrouter.monitoring.wait.OpenVisit.Start;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitBegan;
import nl.zorgrouter.monitoring.wait.WaitFact.VisitEnded;

/** The books of all queues on one exchange. */
final class QueueAccounts {
  /** The door of a refusal when the dialplan does not name it. */
  private static final QueueName UNNAMED = new QueueName("unnamed");

  private final PbxId pbx;
  private final Journeys journeys;
  private final List<WaitFact> told;
  private final Map<QueueName, QueueAccount> accounts =
      new TreeMap<>(Comparator.comparing(QueueName::value));

  QueueAccounts(PbxId pbx, Journeys journeys, List<WaitFact> told) {
    this.pbx = pbx;
    this.journeys = journeys;
    this.told = told;
  }

  /** The queue at whose door the dialplan stood. */
  static QueueName door(Marks marks) {
    return marks
        .get(Mark.ZR_QUEUE)
        .filter(name -> name.matches("[\\x20-\\x7e]{1,80}"))
        .map(QueueName::new)
        .orElse(UNNAMED);
  }

  QueueAccount of(QueueName queue) {
    return accounts.computeIfAbsent(queue, _ -> new QueueAccount());
  }

  /** Holds who waits by our account against the lists of a snapshot, queue by queue. */
  void recounted(Collection<OpenVisit> open, List<Shown> shown) {
    accounts.values().forEach(account -> account.drift = 0);
    open.forEach(visit -> of(visit.queue).drift++);
    shown.forEach(caller -> of(caller.queue()).drift--);
  }

  /** A visit that was open before a restart comes back into the books, with its clocks. */
  OpenVisit recall(VisitBegan began) {
    KnownLeg leg = new KnownLeg(began.callBegan(), began.call(), "");
    Marks marks =
        new Marks(
            Map.of(
                Mark.ZR_JOURNEY,
                began.journey().value(),
                Mark.ZR_ORIGIN,
                began.callClass().name()));
    Journey journey = journeys.of(new Leg(pbx, began.call()), leg, marks);
    journey.comesTo(began.queue(), began.firstWaited());
    QueueAccount account = of(began.queue());
    account.classes.add(began.callClass());
    account.ledger = account.ledger.entering();
    return new OpenVisit(
        began.queue(),
        began.call(),
        began.callClass(),
        journey,
        new Start(began.joined(), began.precision()));
  }

  OpenVisit enters(QueueName queue, CallId call, KnownLeg leg, Marks marks, Start start) {
    Journey journey = journeys.of(new Leg(pbx, call), leg, marks);
    journey.comesTo(queue, start.at());
    CallClass callClass = CallClass.of(marks.get(Mark.ZR_ORIGIN));
    QueueAccount account = of(queue);
    account.classes.add(callClass);
    account.ledger = account.ledger.entering();
    told.add(
        new VisitBegan(
            pbx,
            queue,
            call,
            journey.id(),
            callClass,
            journey.began(),
            journey.firstWaited(),
            start.at(),
            start.precision()));
    return new OpenVisit(queue, call, callClass, journey, start);
  }

  void leaves(OpenVisit visit, Instant at, Outcome how) {
    QueueAccount account = of(visit.queue);
    account.ledger = account.ledger.leaving(how);
    Visit ended =
        new Visit(
            pbx,
            visit.queue,
            visit.call,
            visit.journey.id(),
            visit.callClass,
            visit.journey.began(),
            visit.journey.firstWaited(),
            visit.joined,
            at,
            how,
            visit.precision);
    told.add(new VisitEnded(ended));
    visit.journey.leavesQueue(how, ended.waited());
    journeys.settle(visit.journey, at);
  }

  void members(List<QueueMember> members) {
    accounts.values().forEach(account -> account.members.clear());
    members.forEach(
        member -> of(member.queue()).members.put(member.member(), member.availability()));
  }

  List<QueuePicture> pictures(Collection<OpenVisit> open, boolean inSync, Instant asOf) {
    Map<QueueName, List<WaitingPerson>> waiting = new HashMap<>();
    Map<QueueName, Integer> leaving = new HashMap<>();
    for (OpenVisit visit : open) {
      if (visit.phase instanceof HasLeft) {
        leaving.merge(visit.queue, 1, Integer::sum);
      } else {
        waiting.computeIfAbsent(visit.queue, _ -> new ArrayList<>()).add(person(visit));
      }
    }
    List<QueuePicture> pictures = new ArrayList<>();
    accounts.forEach((queue, account) ->
        pictures.add(
            new QueuePicture(
                pbx,
                queue,
                inSync,
                asOf,
                waiting.getOrDefault(queue, List.of()).stream()
                    .sorted(Comparator.comparing(WaitingPerson::since))
                    .toList(),
                leaving.getOrDefault(queue, 0),
                account.classes,
                account.memberCounts(),
                account.ledger,
                account.drift)));
    return pictures;
  }

  private static WaitingPerson person(OpenVisit visit) {
    return new WaitingPerson(
        visit.call,
        visit.journey.id(),
        visit.callClass,
        visit.journey.began(),
        visit.journey.firstWaited(),
        visit.joined,
        visit.precision);
  }
}

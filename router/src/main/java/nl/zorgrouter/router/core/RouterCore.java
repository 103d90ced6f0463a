package nl.zorgrouter.router.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Command;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.pcollections.HashTreePMap;

/**
 * One function: a state and an input give the next state, the decisions and the commands. The
 * running service, the replay and the simulation all go through it.
 */
public final class RouterCore {
  private RouterCore() {}

  /** What this input leads to. Total: it never throws and never waits. */
  public static Step step(RouterState state, Input input) {
    return switch (input) {
      case Input.FromPbx(Moment moment, PbxNews news) -> news(state, news, moment);
      case Input.RulesActivated activated -> activated(state, activated);
      case Input.Requested(Moment moment, var request) ->
          Referring.requested(state, request, moment);
      case Input.LoadsMeasured measured -> Step.to(state.loaded(measured.loads()));
      case Input.ServiceChanged changed -> Services.changed(state, changed);
      case Input.Tick(Moment moment) -> tick(state, moment);
      case Input.Recalled recalled -> Step.to(Recalling.recalled(state, recalled.memories()));
      case Input.Draining _ -> drained(state);
    };
  }

  /** The number only rises, and with it the fence on every exchange. */
  private static Step activated(RouterState state, Input.RulesActivated input) {
    VerifiedRules rules = input.rules();
    return switch (state.ruling()) {
      case RouterState.Ruling.By(var before) when before.version() > rules.version() ->
          Step.to(state).noticing(new Notice.OlderRules(rules.version(), before.version()));
      case RouterState.Ruling.Drained() -> Step.to(state);
      case RouterState.Ruling.By _, RouterState.Ruling.None() ->
          renewed(state.ruledBy(new RouterState.Ruling.By(rules)), input.moment());
    };
  }

  private static Step news(RouterState state, PbxNews news, Moment moment) {
    PbxId pbx = news.pbx();
    PbxView view = state.pbx(pbx);
    return switch (news) {
      case PbxNews.Happened happened -> happened(state, pbx, happened.event(), moment);
      case PbxNews.InSync inSync -> inSync(state, pbx, inSync.snapshot(), moment);
      case PbxNews.OutOfSync lost ->
          Step.to(state.with(pbx, view.link(new PbxView.Link.Silent(lost.why()))));
      case PbxNews.Pinged pinged ->
          switch (view.link()) {
            case PbxView.Link.InSync link -> {
              PbxView.Clock clock = new PbxView.Clock(pinged.pbxTime(), moment.uptime());
              yield Step.to(
                  state.with(pbx, view.link(new PbxView.Link.InSync(clock, link.leased()))));
            }
            case PbxView.Link.Silent _ -> Step.to(state);
          };
    };
  }

  private static Step inSync(RouterState state, PbxId pbx, Snapshot snapshot, Moment now) {
    PbxView.Clock clock = new PbxView.Clock(snapshot.at(), now.uptime());
    PbxView view =
        new PbxView(
            new PbxView.Link.InSync(clock, Duration.ofSeconds(-1)),
            CallBook.of(snapshot, state.pbx(pbx).calls()),
            HashTreePMap.empty(),
            state.pbx(pbx).answers());
    Step step = renewed(state.with(pbx, view), now);
    step = step.then(ReferralResync.seen(step.state(), pbx, snapshot.at(), now.lived()));
    for (Snapshot.Leg leg : snapshot.legs()) {
      switch (leg.question()) {
        case Snapshot.Question.None() -> {}
        case Snapshot.Question.Open(var ticket) ->
            step =
                step.then(
                    Questions.asked(
                        step.state(),
                        pbx,
                        new CallEvent.Asked(
                            snapshot.at(),
                            leg.call(),
                            leg.linked(),
                            leg.channel(),
                            ticket,
                            leg.callerNumber(),
                            leg.marks()),
                        now));
      }
    }
    return step;
  }

  private static Step happened(RouterState state, PbxId pbx, CallEvent event, Moment moment) {
    Duration now = moment.lived();
    PbxView view = state.pbx(pbx);
    if (view.link() instanceof PbxView.Link.Silent) {
      return Step.to(state).noticing(new Notice.Unexpected(pbx, event.getClass().getSimpleName()));
    }
    Step news =
        ReferralNews.heard(
            Contacting.noted(
                state.with(pbx, view.calls(view.calls().apply(event))), pbx, event, now),
            pbx,
            event,
            now);
    return news.then(questioned(news.state(), pbx, event, moment));
  }

  private static Step questioned(RouterState booked, PbxId pbx, CallEvent event, Moment moment) {
    return switch (event) {
      case CallEvent.Asked asked -> Questions.asked(booked, pbx, asked, moment);
      case CallEvent.StoppedAsking stopped -> Questions.closed(booked, pbx, stopped.call());
      case CallEvent.Ended ended -> Questions.closed(booked, pbx, ended.call());
      case CallEvent.AnswerTaken taken -> Questions.taken(booked, pbx, taken);
      case CallEvent.FellBack fell ->
          Step.to(booked).noticing(new Notice.FellBack(pbx, fell.call()));
      case CallEvent.NobodyTook nobody ->
          Step.to(booked).noticing(new Notice.NobodyTook(pbx, nobody.call()));
      case CallEvent.ReferralPressed pressed -> CodePressed.pressed(booked, pbx, pressed, moment);
      case CallEvent.Booted _ -> rebooted(booked, pbx);
      case CallEvent.Arrived _,
          CallEvent.Identified _,
          CallEvent.Answered _,
          CallEvent.PlaceGiven _,
          CallEvent.HangUpAsked _,
          CallEvent.CommandRan _,
          CallEvent.Worsened _,
          CallEvent.Took _,
          CallEvent.Accepted _,
          CallEvent.Joined _,
          CallEvent.Left _,
          CallEvent.LeftUnanswered _,
          CallEvent.QueueEnded _,
          CallEvent.MemberRang _,
          CallEvent.MemberMissed _,
          CallEvent.Connected _,
          CallEvent.Completed _,
          CallEvent.BridgeEntered _,
          CallEvent.BridgeLeft _,
          CallEvent.MemberChanged _,
          CallEvent.MemberGone _ ->
          Step.to(booked);
    };
  }

  private static Step rebooted(RouterState state, PbxId pbx) {
    return Step.to(state.with(pbx, state.pbx(pbx).questions(HashTreePMap.empty())));
  }

  private static Step tick(RouterState state, Moment moment) {
    Duration now = moment.uptime();
    Step step = renewed(state, now);
    step = step.then(Services.ended(step.state(), moment));
    step = step.then(Takeovers.look(step.state(), moment));
    step = step.then(ReferralWatch.look(step.state(), moment));
    for (Map.Entry<PbxId, PbxView> entry : state.pbxs().entrySet()) {
      step = step.then(watched(step.state(), entry.getKey(), now));
    }
    return step;
  }

  private static Step watched(RouterState state, PbxId pbx, Duration now) {
    PbxView view = state.pbx(pbx);
    return switch (view.link()) {
      case PbxView.Link.Silent _ -> Step.to(state);
      case PbxView.Link.InSync _ -> {
        Watchdog.Round round = Watchdog.look(pbx, view.questions(), now);
        PbxView next = view.questions(round.questions()).answers(view.answers().without(now));
        yield new Step(state.with(pbx, next), List.of(), round.commands(), round.notices());
      }
    };
  }

  private static Step renewed(RouterState state, Moment moment) {
    return renewed(state, moment.uptime());
  }

  private static Step renewed(RouterState state, Duration now) {
    return switch (state.ruling()) {
      case RouterState.Ruling.None(), RouterState.Ruling.Drained() -> Step.to(state);
      case RouterState.Ruling.By(var rules) -> {
        Leases.Router router = new Leases.Router(state.node(), rules.version());
        RouterState next = state;
        List<Command> commands = new ArrayList<>();
        for (Map.Entry<PbxId, PbxView> entry : state.pbxs().entrySet()) {
          if (entry.getValue().link() instanceof PbxView.Link.InSync link
              && Leases.due(link, now)) {
            commands.addAll(Leases.renewal(entry.getKey(), link, router, now));
            PbxView.Link renewed = new PbxView.Link.InSync(link.clock(), now);
            next = next.with(entry.getKey(), entry.getValue().link(renewed));
          }
        }
        yield new Step(next, List.of(), commands, List.of());
      }
    };
  }

  private static Step drained(RouterState state) {
    List<Command> commands = new ArrayList<>();
    for (Map.Entry<PbxId, PbxView> entry : state.pbxs().entrySet()) {
      if (entry.getValue().link() instanceof PbxView.Link.InSync) {
        commands.add(Leases.surrender(entry.getKey(), state.node()));
      }
    }
    return new Step(
        state.ruledBy(new RouterState.Ruling.Drained()), List.of(), commands, List.of());
  }
}

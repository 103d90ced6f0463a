package nl.zorgrouter.router.run;

import java.time.Duration;
import nl.zorgrouter.monitoring.expose.Measurements;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.Service;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Notice;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.core.Step;
import nl.zorgrouter.router.service.Tidings;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.verify.VerifiedRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts decisions and says in the log what must not pass in silence. No number, no name. */
final class Figures implements Observer {
  private static final Logger LOG = LoggerFactory.getLogger("router");

  private final Region region;
  private final Measurements measurements;

  Figures(Region region, Measurements measurements) {
    this.region = region;
    this.measurements = measurements;
  }

  @Override
  public void saw(Input input, Step step, Duration took) {
    switch (input) {
      case Input.FromPbx news -> measurements.heard(news.news(), news.moment().wall());
      case Input.RulesActivated activated -> activated(activated, step.state().ruling());
      case Input.LoadsMeasured _,
          Input.ServiceChanged _,
          Input.Requested _,
          Input.Recalled _,
          Input.Tick _,
          Input.Draining _ -> {}
    }
    step.decided().forEach(decided -> count(decided, took));
    step.notices().forEach(this::say);
  }

  private void activated(Input.RulesActivated input, RouterState.Ruling now) {
    VerifiedRules rules = input.rules();
    if (now instanceof RouterState.Ruling.By(var deciding)
        && deciding.version() == rules.version()) {
      measurements.activated(rules.version(), rules.contents().sha256(), input.moment().wall());
    }
  }

  private void count(Decided decided, Duration took) {
    measurements.decided(
        new nl.zorgrouter.monitoring.expose.Decided(
            decided.origin().name(),
            decided.decision().outcome().name(),
            type(decided.decision()),
            decided.decision().code().name(),
            took));
    measurements.decided(
        decided.decision().rule(),
        decided.answer().target().value(),
        decided.decision().outcome().name());
    LOG.info(
        "{} {}: {} -> {} ({}, {})",
        decided.pbx(),
        decided.answer().ticket(),
        decided.origin(),
        decided.answer().target(),
        decided.decision().rule(),
        decided.decision().code());
  }

  /** A case that a professional registered, C2 among them, is counted whether it moves or not. */
  private void judged(Notice.Judged judged) {
    measurements.decided(
        new nl.zorgrouter.monitoring.expose.Decided(
            judged.origin().name(),
            judged.decision().outcome().name(),
            type(judged.decision()),
            judged.decision().code().name(),
            Duration.ZERO));
  }

  private String type(Decision decision) {
    return decision
        .onward()
        .flatMap(onward -> region.service(onward.destination().service()))
        .map(Service::type)
        .map(Enum::name)
        .orElse("NONE");
  }

  private void say(Notice notice) {
    switch (notice) {
      case Notice.QuestionStuck stuck ->
          LOG.error(
              "{} {}: a question did not end in {} ms; its call was sent to the fail-safe",
              stuck.pbx(),
              stuck.ticket(),
              stuck.open().toMillis());
      case Notice.NobodyTook nobody ->
          LOG.error(
              "{} {}: nobody answers at either fail-safe; the exchange goes on trying",
              nobody.pbx(),
              nobody.call());
      case Notice.QuestionOverdue overdue ->
          LOG.warn(
              "{} {}: a question was open for {} ms and was ended",
              overdue.pbx(),
              overdue.ticket(),
              overdue.open().toMillis());
      case Notice.FellBack fell ->
          LOG.warn("{} {}: the exchange used the fail-safe by itself", fell.pbx(), fell.call());
      case Notice.Unreadable unreadable ->
          LOG.error(
              "{} {}: {}; the exchange uses the fail-safe",
              unreadable.pbx(),
              unreadable.ticket(),
              unreadable.why());
      case Notice.NoRules none ->
          LOG.warn(
              "{} {}: asked while no rules are loaded; the exchange uses the fail-safe",
              none.pbx(),
              none.ticket());
      case Notice.OtherAnswerTaken other ->
          LOG.warn(
              "{} {}: the exchange used an answer that this router did not give",
              other.pbx(),
              other.call());
      case Notice.AnsweredAgain again ->
          LOG.info("{} {}: asked again, same answer", again.pbx(), again.ticket());
      case Notice.ServiceNews(Tidings tidings) ->
          LOG.info(
              "{}: {} {} ({}) until {}, said by {}; told: {}",
              tidings.announcement().service(),
              tidings.announcement().state(),
              tidings.what(),
              tidings.announcement().reason(),
              tidings.announcement().until(),
              tidings.announcement().by(),
              String.join(", ", tidings.told()));
      case Notice.TakeoverUnstaffed unstaffed ->
          LOG.error(
              "{} {}: nobody is on duty where line {} was taken over; its own service rings",
              unstaffed.pbx(),
              unstaffed.call(),
              unstaffed.line());
      case Notice.SentOn sent ->
          LOG.info(
              "{} {}: line {} is not taken over any more; its caller asks again",
              sent.pbx(),
              sent.call(),
              sent.line());
      case Notice.OlderRules older ->
          LOG.error(
              "rules with number {} came while {} decide; they are not used",
              older.version(),
              older.deciding());
      case Notice.Judged judged -> judged(judged);
      case Notice.ReferralMoved moved ->
          LOG.info(
              "{} referral {}: {} -> {} ({})",
              moved.pbx(),
              moved.referral(),
              moved.from(),
              moved.to(),
              moved.event());
      case Notice.ReferralUnexpected unexpected -> {
        measurements.dropped(unexpected.pbx(), "referral_unexpected");
        LOG.warn(
            "{} referral {}: {} is not expected while it is {}",
            unexpected.pbx(),
            unexpected.referral(),
            unexpected.event(),
            unexpected.state());
      }
      case Notice.DeskAlert alert ->
          LOG.warn(
              "{} referral {}: the desk must know: {}",
              alert.pbx(),
              alert.referral(),
              alert.event());
      case Notice.Unexpected unexpected -> measurements.dropped(unexpected.pbx(), "out_of_sync");
    }
  }
}

package nl.zorgrouter.router.service;

import java.time.Instant;
import java.util.Map;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.rules.decide.ServiceReport;

/**
 * Judges requests. What it accepts is right in everything; what it refuses is told everything that
 * is wrong with it, and changes nothing.
 *
 * @param region whose services
 * @param board what was said so far
 * @param measured what is seen at the queues, by service or by the target of a takeover
 * @param now when the request is judged
 */
public record ServiceDesk(
    Region region, Board board, Map<String, ServiceReport> measured, Instant now) {
  public ServiceDesk {
    measured = Map.copyOf(measured);
  }

  /** What becomes of this request. */
  public Judgement judge(ServiceRequest request, Asker asker) {
    return switch (request) {
      case ServiceRequest.SetState set -> new StateJudge(this, asker).set(set);
      case ServiceRequest.LiftState lift -> new StateJudge(this, asker).lift(lift);
      case ServiceRequest.ReportWait wait -> new ReportJudge(this, asker).waiting(wait);
      case ServiceRequest.ReportCapacity beds -> new ReportJudge(this, asker).capacity(beds);
      case ServiceRequest.ReportExpertise skills -> new ReportJudge(this, asker).expertise(skills);
      case ServiceRequest.TakeOver take -> new TakeoverJudge(this, asker).take(take);
      case ServiceRequest.HandBack back -> new TakeoverJudge(this, asker).handBack(back);
    };
  }

  /** What is seen of a service, or of a queue, at this moment. */
  ServiceReport seen(String id) {
    return measured.getOrDefault(id, ServiceReport.NOTHING).at(now);
  }
}

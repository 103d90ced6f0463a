package nl.zorgrouter.router.referral;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.call.Target;
import nl.zorgrouter.rules.decide.Priority;

/**
 * What a confirmed referral writes on the caller's channel, so that every router, and this one
 * after a restart, knows what was promised. The exchange keeps it when all routers are dead.
 *
 * @param id the referral
 * @param service the service
 * @param target where its calls go
 * @param priority how soon somebody must answer
 * @param mode how he is handed over
 * @param answerBy until when, by the exchange's clock
 * @param graceSeconds how long he keeps his place after it
 * @param rulesVersion the rules that found the service
 */
public record Confirmed(
    ReferralId id,
    String service,
    Target target,
    Priority priority,
    Mode mode,
    Instant answerBy,
    int graceSeconds,
    int rulesVersion) {
  private static final int FIELDS = 8;

  /** What stands on the channel: fields with semicolons between them. */
  public String onTheChannel() {
    return String.join(
        ";",
        id.value(),
        service,
        target.value(),
        priority.name(),
        mode.name(),
        Long.toString(answerBy.toEpochMilli()),
        Integer.toString(graceSeconds),
        Integer.toString(rulesVersion));
  }

  /** A referral that is confirmed. */
  public static Optional<Confirmed> of(Referral referral) {
    return referral
        .deadline()
        .map(deadline ->
            new Confirmed(
                referral.id(),
                referral.offer().service(),
                referral.offer().target(),
                referral.offer().priority(),
                referral.mode(),
                deadline.answerBy(),
                Math.toIntExact(deadline.grace().toSeconds()),
                referral.offer().decision().rulesVersion()));
  }

  /** What a mark says; empty when it says nothing that can be read. */
  public static Optional<Confirmed> read(String mark) {
    List<String> fields = Arrays.asList(mark.split(";", -1));
    if (fields.size() != FIELDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Confirmed(
              new ReferralId(fields.get(0)),
              fields.get(1),
              new Target(fields.get(2)),
              Priority.valueOf(fields.get(3)),
              Mode.valueOf(fields.get(4)),
              Instant.ofEpochMilli(Long.parseLong(fields.get(5))),
              Integer.parseInt(fields.get(6)),
              Integer.parseInt(fields.get(7))));
    } catch (IllegalArgumentException | DateTimeException nonsense) {
      return Optional.empty();
    }
  }
}

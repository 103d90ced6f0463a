package nl.zorgrouter.bench.telephony;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import nl.zorgrouter.router.core.RouterState;
import nl.zorgrouter.router.directory.ProvedRules;
import nl.zorgrouter.router.run.RouterLoop;
import nl.zorgrouter.rules.verify.VerifiedRules;
import nl.zorgrouter.telephony.link.PbxGateway;

/**
 * The race of {@link AnswerRace} with the whole router in it: link, core, and the shipped rules.
 */
public final class RouterRace {
  private final VerifiedRules rules;
  private final long started = System.nanoTime();

  private RouterRace(VerifiedRules rules) {
    this.rules = rules;
  }

  /**
   * Runs the race and prints it.
   *
   * @param arguments a region directory; regions/demo-noord when there is none
   */
  public static void main(String[] arguments) throws Exception {
    Path region = Path.of(arguments.length > 0 ? arguments[0] : "regions/demo-noord");
    switch (ProvedRules.read(region, 1)) {
      case Reading.Refused<VerifiedRules> refused -> {
        refused.findings().forEach(finding -> System.err.println(finding.place()));
        System.exit(2);
      }
      case Reading.Read<VerifiedRules> read -> {
        AnswerRace.run("router, shipped rules", new RouterRace(read.value())::answerer);
        System.exit(0);
      }
    }
  }

  private Answerer answerer() {
    return new Answerer() {
      private RouterLoop loop = new RouterLoop(RouterState.starting(1), _ -> {}, List.of());
      private boolean begun;

      @Override
      public void on(PbxGateway gateway, PbxNews news) {
        if (!begun) {
          begun = true;
          loop = new RouterLoop(RouterState.starting(1), gateway::send, List.of());
          loop.accept(new Input.RulesActivated(now(), rules), System.nanoTime());
        }
        loop.accept(new Input.FromPbx(now(), news), System.nanoTime());
      }
    };
  }

  private Moment now() {
    return new Moment(Instant.now(), Duration.ofNanos(System.nanoTime() - started));
  }
}

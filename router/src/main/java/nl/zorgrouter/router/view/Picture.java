package nl.zorgrouter.router.view;

import java.time.Instant;
import java.util.List;
import nl.zorgrouter.finding.Sentence;

/**
 * A region at one moment, as a supervisor sees it.
 *
 * @param at the moment, by the router's wall clock
 * @param region its name
 * @param rulesVersion the rules that decide; 0 when there are none
 * @param lines in the order of the region file
 * @param ways which rows decided lately, in the order of the lines
 * @param services in the order of the region file, and then queues that belong to none
 * @param callers who is there, longest first; at most {@link Board#MOST_CALLERS}
 * @param unshown how many more callers there are
 * @param links the exchanges
 * @param alarms what is not as it should be, worst first
 * @param news what was said of services lately, the latest first
 * @param totals since the start of this router
 */
public record Picture(
    Instant at,
    Sentence region,
    int rulesVersion,
    List<LineView> lines,
    List<Way> ways,
    List<ServiceView> services,
    List<CallerView> callers,
    int unshown,
    List<LinkView> links,
    List<Alarm> alarms,
    List<NewsView> news,
    Totals totals) {
  public Picture {
    lines = List.copyOf(lines);
    ways = List.copyOf(ways);
    services = List.copyOf(services);
    callers = List.copyOf(callers);
    links = List.copyOf(links);
    alarms = List.copyOf(alarms);
    news = List.copyOf(news);
  }

  /**
   * What was counted since the start.
   *
   * @param decisions that rules made
   * @param failsafes calls that an exchange sent to its fail-safe by itself
   */
  public record Totals(long decisions, long failsafes) {}
}

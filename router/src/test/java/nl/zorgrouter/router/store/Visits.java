package nl.zorgrouter.router.store;

import java.util.List;

/** What a test asks about the outcomes in a database. */
final class Visits {
  private static final String TWICE =
      """
      SELECT one.visit || ' and ' || other.visit FROM visit one JOIN visit other
        ON one.pbx = other.pbx AND one.call = other.call AND one.queue = other.queue
        AND one.visit < other.visit AND one.joined < other.ended AND other.joined < one.ended
      """;

  /**
   * What was seen whole must be there as it was told, what was not as something that lasted beside
   * it. No router tells a visit twice.
   */
  private static final String MISSING =
      """
      WITH told AS (
        SELECT node, content, visit ->> 'pbx' AS pbx, visit ->> 'call' AS call,
               visit ->> 'queue' AS queue, (visit ->> 'joined')::timestamptz AS joined,
               (visit ->> 'ended')::timestamptz AS ended,
               visit ->> 'precision' = 'EXACT' AND visit ->> 'outcome' <> 'UNKNOWN_GAP' AS certain
        FROM journal_entry, LATERAL (SELECT content::jsonb -> 'visit' AS visit) AS entry
        WHERE kind = 'VISIT_ENDED')
      SELECT content FROM told WHERE NOT EXISTS (
        SELECT 1 FROM visit
        WHERE visit.pbx = told.pbx AND visit.call = told.call AND visit.queue = told.queue
          AND CASE WHEN told.certain THEN visit.joined = told.joined
              ELSE visit.joined <= told.ended AND visit.ended >= told.joined END)
      UNION ALL
      SELECT format('node %s tells %s visits of %s to %s', node, count(*), call, queue) FROM told
      GROUP BY node, pbx, call, queue
      HAVING count(*) > (
        SELECT count(*) FROM visit
        WHERE visit.pbx = told.pbx AND visit.call = told.call AND visit.queue = told.queue)
      """;

  private static final String TOLD_AGAIN =
      """
      SELECT string_agg(content, ' and ' ORDER BY node, sequence)
      FROM journal_entry WHERE kind = 'VISIT_ENDED'
      GROUP BY content::jsonb -> 'visit' ->> 'call', content::jsonb -> 'visit' ->> 'queue'
      HAVING count(*) > 1
      """;
  private static final String TOLD_BY_BOTH =
      """
      SELECT count(*) FROM (
        SELECT 1 FROM journal_entry WHERE kind = 'VISIT_ENDED'
        GROUP BY content::jsonb -> 'visit' ->> 'call', content::jsonb -> 'visit' ->> 'queue'
        HAVING count(DISTINCT node) = 2) AS told_by_both
      """;

  private Visits() {}

  /** Pairs of rows that tell of one caller in one queue at one time: two outcomes of a visit. */
  static List<String> twice(Database database) {
    return texts(database, TWICE);
  }

  /** Visits that a journal tells and that have no row. */
  static List<String> missing(Database database) {
    return texts(database, MISSING);
  }

  /** Of each caller who had more than one outcome in one queue, all that a journal tells. */
  static List<String> toldAgain(Database database) {
    return texts(database, TOLD_AGAIN);
  }

  /** How many visits both routers told. */
  static long toldByBoth(Database database) {
    return count(database, TOLD_BY_BOTH);
  }

  /** One number. */
  static long count(Database database, String query) {
    return database.jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private static List<String> texts(Database database, String query) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }
}

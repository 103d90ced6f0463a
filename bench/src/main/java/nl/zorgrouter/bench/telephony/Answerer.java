package nl.zorgrouter.bench.telephony;

import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.telephony.link.PbxGateway;

/** Who answers the questions in {@link AnswerRace}: something trivial, or the router itself. */
@FunctionalInterface
interface Answerer {
  /** News came; answer it if it asks. */
  void on(PbxGateway gateway, PbxNews news);
}

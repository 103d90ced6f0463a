package nl.zorgrouter.router.demo;

import nl.zorgrouter.simulator.Town;

/**
 * Three accounts of the same callers that know nothing of each other.
 *
 * @param people what the callers themselves know: who dialled, whose call is over, who is there
 * @param legs how many callers' legs the exchanges have
 * @param witness what the exchanges said over their manager connections
 */
public record Accounts(Town.Count people, int legs, Witness.Account witness) {
  /** Whether nobody was lost: entered = ended + there, and all three say the same. */
  public boolean agree() {
    return people.entered() == people.ended() + people.there()
        && people.there() == legs
        && people.entered() == witness.entered()
        && people.ended() == witness.ended();
  }

  /** All three in one line. */
  public String line() {
    return "calls %d = ended %d + there %d; the exchanges have %d; the witness counted %d = %d + %d%s"
        .formatted(
            people.entered(),
            people.ended(),
            people.there(),
            legs,
            witness.entered(),
            witness.ended(),
            witness.entered() - witness.ended(),
            agree() ? ": no call was lost" : ": THE ACCOUNTS DIFFER");
  }
}

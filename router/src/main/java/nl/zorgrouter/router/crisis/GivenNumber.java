package nl.zorgrouter.router.crisis;

/**
 * The last number that was given to rules, and to which.
 *
 * @param version the number
 * @param what {@code usual}, or the name of a profile and the digest of its rules
 */
public record GivenNumber(int version, String what) {
  /** The rules of ordinary days, whatever stands in their tables. */
  static final String USUAL = "usual";

  static GivenNumber of(int version, CrisisProfile profile) {
    return new GivenNumber(version, profile.name() + "/" + profile.rules().contents().sha256());
  }
}

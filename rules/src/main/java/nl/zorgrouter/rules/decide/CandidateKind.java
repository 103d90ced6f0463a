package nl.zorgrouter.rules.decide;

/** Why a service is asked at all. */
enum CandidateKind {
  /** It serves the patient's place, or owns the line. */
  OWN,
  /** It agreed to take calls of the own one. */
  NEIGHBOUR,
  /** The region asks it when neither the own one nor a neighbour can. */
  COORDINATION
}

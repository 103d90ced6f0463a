package nl.zorgrouter.region;

/** The kinds of service that a call can be sent to. */
public enum ServiceType {
  /** The ambulance desk of the control room (MKA). */
  AMBULANCE_DESK,
  /** Out-of-hours general practice (huisartsenspoedpost). */
  HAP,
  /** Acute mental-health care. */
  GGZ,
  /** District nursing and home care. */
  VVT,
  /** Elderly-care physician on call (specialist ouderengeneeskunde). */
  SO,
  /** Hospital emergency department (spoedeisende hulp). */
  SEH,
  /** Desk for short-stay primary-care beds (eerstelijnsverblijf). */
  ELV,
  /** Care-coordination centre (zorgcoordinatiecentrum). */
  ZCC,
  /** Coordination point of a veiligheidsregio, for vulnerable people and logistics. */
  COORDINATION_POINT,
  /** One general practice. */
  PRACTICE,
  /** Information only: a recording or a page read aloud. */
  INFORMATION
}

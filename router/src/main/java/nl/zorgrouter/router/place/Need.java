package nl.zorgrouter.router.place;

import static nl.zorgrouter.region.ServiceType.COORDINATION_POINT;
import static nl.zorgrouter.region.ServiceType.ELV;
import static nl.zorgrouter.region.ServiceType.GGZ;
import static nl.zorgrouter.region.ServiceType.HAP;
import static nl.zorgrouter.region.ServiceType.SEH;
import static nl.zorgrouter.region.ServiceType.SO;
import static nl.zorgrouter.region.ServiceType.VVT;
import static nl.zorgrouter.region.ServiceType.ZCC;

import java.util.List;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.ServiceType;

/** What a professional looks for, and what else may help: the lightest care that fits is care. */
public enum Need {
  /** An emergency department. */
  HOSPITAL("an emergency department", "een spoedeisende hulp"),
  /** A bed for a short stay. */
  BED("a bed for a short stay", "een bed voor een kort verblijf"),
  /** Nursing at home. */
  HOME_CARE("nursing at home", "verpleging thuis"),
  /** A general practitioner out of hours. */
  GENERAL_PRACTICE("a GP out of hours", "een huisarts buiten kantooruren"),
  /** Acute mental-health care. */
  MENTAL_HEALTH("acute mental-health care", "acute ggz"),
  /** An elderly-care physician. */
  ELDERLY_MEDICINE("an elderly-care physician", "een specialist ouderengeneeskunde"),
  /** Somebody who looks along. */
  COORDINATION("somebody who looks along", "iemand die meezoekt");

  private final String english;
  private final String dutch;

  Need(String english, String dutch) {
    this.english = english;
    this.dutch = dutch;
  }

  /** What it means, for a person. */
  public Sentence sentence() {
    return new Sentence(english, dutch);
  }

  /** 0 for the kind that was asked for, 1 and more for what may help instead, -1 for none. */
  int distance(ServiceType type) {
    return kinds().indexOf(type);
  }

  private List<ServiceType> kinds() {
    return switch (this) {
      case HOSPITAL -> List.of(SEH, ELV, SO, VVT);
      case BED -> List.of(ELV, SO, VVT, COORDINATION_POINT);
      case HOME_CARE -> List.of(VVT, ELV, COORDINATION_POINT);
      case GENERAL_PRACTICE -> List.of(HAP, ZCC);
      case MENTAL_HEALTH -> List.of(GGZ, HAP, ZCC);
      case ELDERLY_MEDICINE -> List.of(SO, VVT, ELV);
      case COORDINATION -> List.of(ZCC, COORDINATION_POINT);
    };
  }
}

package nl.zorgrouter.monitoring.wait;

/**
 * One person's journey, over queues and exchanges: the mark {@code ZR_JOURNEY}, or where there is
 * none the exchange and its {@code Linkedid}.
 *
 * @param value not empty; never a telephone number
 */
public record JourneyId(String value) {
  public JourneyId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a journey without a name");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

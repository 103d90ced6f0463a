package nl.zorgrouter.simulator.core;

/**
 * Where in the dialplan a channel is.
 *
 * @param priority counted from 1; 0 while a channel is on its way to the first step
 */
record Place(String context, String extension, int priority) {
  Place next() {
    return new Place(context, extension, priority + 1);
  }

  Place at(int other) {
    return new Place(context, extension, other);
  }
}

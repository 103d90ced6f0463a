package nl.zorgrouter.simulator.core;

/** A leg that rings: somebody may answer it. */
interface Answerable extends Channel.Activity {
  void answer();
}

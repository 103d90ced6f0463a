package nl.zorgrouter.lab;

/** An exchange on which a situation is played: the hands of its people. */
interface Stage extends AutoCloseable {
  /** A caller dials a number; his own number tells him apart. */
  void calls(String ownNumber, String number);

  /** The caller presses a key. */
  void presses(String ownNumber, String key);

  /** The caller hangs up. */
  void hangsUp(String ownNumber);

  /** A member of that kind begins to take calls of a queue. */
  void joins(String queue, String kind);

  /** He takes no more. */
  void leaves(String queue, String kind);

  /** Whoever answered last as that kind presses keys. */
  void answererPresses(String kind, String keys);

  /** He hangs up. */
  void answererHangsUp(String kind);

  /** A router's login, which also sees what happens. */
  LabAmi router();

  @Override
  void close();
}

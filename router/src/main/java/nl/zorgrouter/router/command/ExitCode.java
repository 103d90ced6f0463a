package nl.zorgrouter.router.command;

/** What a command says to the shell that called it. */
public enum ExitCode {
  /** The command did its work; a decision to stay is fine too. */
  FINE(0),
  /** {@code check} found an error, or {@code diff} a difference. */
  FOUND(1),
  /** Wrong use, or an input that cannot be read. */
  WRONG_USE(2),
  /** The environment failed: a port, an exchange, a database. */
  ENVIRONMENT(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The process exit status, 0 to 3. */
  public int number() {
    return number;
  }
}

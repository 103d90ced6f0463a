package nl.zorgrouter.router.command;

import java.io.PrintWriter;

/** What a command found out, for people and for machines. */
sealed interface Report permits CheckReport, DiffReport, ReplayReport {
  /** For a person. */
  void print(PrintWriter writer, Tongue tongue);

  /** One JSON object on one line. */
  void printJson(PrintWriter writer);
}

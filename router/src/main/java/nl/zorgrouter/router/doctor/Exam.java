package nl.zorgrouter.router.doctor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.zorgrouter.call.PbxId;

/**
 * Everything that was seen of one exchange.
 *
 * @param exchange its name in the configuration
 * @param user as whom we logged in
 * @param purpose what that user is for
 * @param actions each action this user may use, with the rights that open it
 * @param identity which program it is
 * @param clock how its time compares with ours
 * @param events whether events bore a time
 * @param dialplan as it was loaded
 * @param queues each queue with its {@code maxlen}, 0 for none
 * @param codesOfEveryone the global variable {@code DYNAMIC_FEATURES}, mostly empty
 * @param filesReadable whether any user can read configuration files through a dialplan function
 * @param files its configuration files
 */
public record Exam(
    PbxId exchange,
    String user,
    Purpose purpose,
    Looked<Map<String, String>> actions,
    Looked<Identity> identity,
    Looked<Clock> clock,
    Looked<Boolean> events,
    Looked<Dialplan> dialplan,
    Looked<Map<String, Integer>> queues,
    Looked<String> codesOfEveryone,
    Looked<Boolean> filesReadable,
    Looked<ConfFolder> files) {

  /** The same, its dialplan with those global variables written out that its files give. */
  Exam withGlobals() {
    Map<String, String> globals = new HashMap<>();
    files
        .seen()
        .flatMap(folder -> folder.file("extensions.conf"))
        .ifPresent(conf ->
            conf.section("globals").forEach(entry -> globals.put(entry.key(), entry.value())));
    Looked<Dialplan> written =
        switch (dialplan) {
          case Looked.Seen<Dialplan>(Dialplan plan) -> new Looked.Seen<>(plan.withGlobals(globals));
          case Looked.Unseen<Dialplan> unseen -> unseen;
        };
    return new Exam(
        exchange,
        user,
        purpose,
        actions,
        identity,
        clock,
        events,
        written,
        queues,
        codesOfEveryone,
        filesReadable,
        files);
  }

  /** What a user of the manager interface is for. */
  public enum Purpose {
    /** Routes calls. */
    ROUTING,
    /** Only watches: {@code run --observe}. */
    OBSERVING
  }

  /**
   * Which program it is.
   *
   * @param version such as {@code 22.10.1}
   * @param system the prefix of its unique ids; may be empty
   */
  public record Identity(String version, String system) {}

  /**
   * How its time compares with ours.
   *
   * @param ahead of ours; negative when it is behind
   * @param uncertainty half the time the question took
   * @param offset of its local time from UTC, as in {@code +0100}; empty when it does not tell
   * @param expected what the offset is where the region lies
   */
  public record Clock(Duration ahead, Duration uncertainty, String offset, String expected) {}
}

package nl.zorgrouter.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One mistake that somebody could make in the configuration of an exchange.
 *
 * @param name what was done
 * @param codes what the doctor must call it, and nothing else
 * @param file the file it is in, from docker/asterisk/etc
 * @param from the text that is replaced; empty when the file is made anew
 * @param to what stands there instead
 */
record Fault(String name, Set<String> codes, String file, String from, String to) {
  private static final Path SHIPPED = Exchange.root().resolve("docker/asterisk/etc");
  private static final String RIGHTS = "write = call,agi,agent,reporting,originate";
  private static final String READER = "writetimeout = 5000\n";

  /** Every mistake the doctor must find, alone or among the others. */
  static final List<Fault> ALL =
      List.of(
          manager("a router without agi", "ACTION_MISSING", RIGHTS, RIGHTS.replace("agi,", "")),
          manager("a router with system", "RIGHTS_TOO_MANY", RIGHTS, RIGHTS + ",system"),
          manager("a router with command", "RIGHTS_TOO_MANY", RIGHTS, RIGHTS + ",command"),
          manager("a router with config", "RIGHTS_TOO_MANY", RIGHTS, RIGHTS + ",config"),
          manager(
              "no dialplan events", "READ_MISSING", "user,dialplan,reporting", "user,reporting"),
          manager("events without a time", "NO_TIMESTAMPS", "timestampevents = yes", ""),
          manager("a short write time-out", "WRITE_TIMEOUT", READER, "writetimeout = 500\n"),
          manager(
              "a filter against all variables",
              "FILTERED_AWAY",
              READER,
              READER + "eventfilter(action(exclude),name(VarSet)) =\n"),
          manager(
              "filters that include and forget",
              "FILTERED_AWAY",
              READER,
              READER + "eventfilter(name(QueueCallerJoin)) =\n"),
          manager(
              "an old filter against queues",
              "FILTERED_AWAY",
              READER,
              READER + "eventfilter = !Event: Queue\n"),
          manager("no tickets on events", "MARKS_MISSING", "ZR_TICKET,ZR_LINE", "ZR_LINE"),
          manager(
              "a filter against transfers",
              "FILTERED_AWAY",
              READER,
              READER + "eventfilter(action(exclude),name(AttendedTransfer)) =\n"),
          manager("open to every address", "EVERYONE_MAY_LOG_IN", "deny = 0.0.0.0/0.0.0.0\n", ""),
          manager(
              "closed to every address and opened again",
              "EVERYONE_MAY_LOG_IN",
              "permit = 127.0.0.1/255.255.255.255",
              "permit = 0.0.0.0/0.0.0.0"),
          manager(
              "another user from every address",
              "EVERYONE_MAY_LOG_IN",
              "#tryinclude local/manager-users.conf",
              "#tryinclude local/manager-users.conf\n[wallboard]\nsecret = lab-only\nread = agent"),
          manager("open without TLS", "NO_TLS", "bindaddr = 127.0.0.1", "bindaddr = 0.0.0.0"),
          manager(
              "a plain port beside TLS",
              "NO_TLS",
              "bindaddr = 127.0.0.1",
              "bindaddr = 0.0.0.0\ntlsenable = yes"),
          // Asterisk then listens on `::` too, where no rule for the older addresses holds
          new Fault(
              "a name where an address belongs",
              Set.of("NO_TLS", "EVERYONE_MAY_LOG_IN"),
              "manager.conf",
              "bindaddr = 127.0.0.1",
              "bindaddr = localhost"),
          of(
              "no T",
              "QUESTION_WITHOUT_T",
              "zorgrouter.conf",
              "exten => T,1,Goto(failsafe,1)\n",
              ""),
          of(
              "no e",
              "QUESTION_WITHOUT_E",
              "zorgrouter.conf",
              "exten => e,1,Goto(failsafe,1)\n",
              ""),
          of("no warm room", "CONTEXT_MISSING", "zorgrouter.conf", "[zorgrouter-warm]", "[warm]"),
          of(
              "a fence that reloads reset",
              "GLOBAL_RESET",
              "extensions.conf",
              "#include targets.conf",
              "#include targets.conf\n[globals]\nZR_RULES_MIN = 1"),
          of(
              "codes for everyone",
              "CODES_FOR_CALLERS",
              "extensions.conf",
              "#include targets.conf",
              "#include targets.conf\n[globals]\nDYNAMIC_FEATURES = zr_referral"),
          line(
              "codes for the caller",
              "CODES_FOR_CALLERS",
              "Set(__ZR_CODES=zr_referral#zr_emergency)",
              "Set(__DYNAMIC_FEATURES=zr_referral#zr_emergency)"),
          line(
              "a code that hides another",
              "CODE_HIDDEN",
              "zr_referral#zr_emergency",
              "zr_referral#zr_referral_1#zr_emergency"),
          line(
              "a code that is none",
              "CODE_UNKNOWN",
              "zr_referral#zr_emergency",
              "zr_refer#zr_emergency"),
          line(
              "a line without a second fail-safe",
              "LINE_INCOMPLETE",
              " same => n,Set(__ZR_FAILSAFE2=desk-neighbour)\n same => n,Set(__ZR_CODES=zr_emergency)\n",
              ""),
          line(
              "a mark that is not inherited",
              "LINE_INCOMPLETE",
              "Set(__ZR_ORIGIN=PRACTICE)",
              "Set(ZR_ORIGIN=PRACTICE)"),
          line(
              "a line nobody knows",
              "LINE_UNKNOWN",
              "__ZR_LINE=hap-noord-urgent",
              "__ZR_LINE=hap-zuid-urgent"),
          line(
              "a 112 line that says it is another",
              "ORIGIN_DIFFERS",
              "__ZR_ORIGIN=EMERGENCY",
              "__ZR_ORIGIN=CARE_LINE"),
          line(
              "a fail-safe that is not there",
              "TARGET_MISSING",
              "__ZR_FAILSAFE=zcc-noord",
              "__ZR_FAILSAFE=zcc-oost"),
          of(
              "a target that is not there",
              "TARGET_MISSING",
              "targets.conf",
              "exten => ggz-noord,1,Gosub(zorgrouter-queue,s,1(ggz-noord))\n same => n,Return()\n",
              ""),
          queue("a queue that is not there", "QUEUE_MISSING", "[seh-emmen](zorgrouter-care)\n", ""),
          queue(
              "a fail-safe that is full",
              "FAILSAFE_LIMITED",
              "[desk](zorgrouter-queue)",
              "[desk](zorgrouter-queue)\nmaxlen = 5"),
          queue(
              "a fail-safe that refuses",
              "FAILSAFE_REFUSES",
              "[hap-drenthe](zorgrouter-care)",
              "[hap-drenthe](zorgrouter-care)\njoinempty = strict"),
          queue(
              "a fail-safe that sends away",
              "FAILSAFE_SENDS_AWAY",
              "[zcc-noord](zorgrouter-care)",
              "[zcc-noord](zorgrouter-care)\nleavewhenempty = yes"),
          queue(
              "a queue without the urgent key",
              "NO_URGENT_KEY",
              "[vvt-noord](zorgrouter-care)",
              "[vvt-noord](zorgrouter-queue)"),
          of(
              "SIP that refuses on any overload",
              "OVERLOAD_TRIGGER",
              "pjsip.conf",
              "taskprocessor_overload_trigger = pjsip_only",
              ""),
          of(
              "a trigger of overload that is none",
              "OVERLOAD_TRIGGER",
              "pjsip.conf",
              "taskprocessor_overload_trigger = pjsip_only",
              "taskprocessor_overload_trigger = pjsip-only"),
          of("no module for TryExec", "MODULE_MISSING", "modules.conf", "load = app_exec.so", ""),
          of("no module for Gosub", "MODULE_MISSING", "modules.conf", "load = app_stack.so", ""),
          of("no module for CUT", "MODULE_MISSING", "modules.conf", "load = func_cut.so", ""),
          of(
              "files that everyone can read",
              "SECRETS_READABLE",
              "modules.conf",
              "load = func_cut.so",
              "load = func_cut.so\nload = func_config.so"),
          new Fault(
              "no module for the question",
              Set.of("ACTION_MISSING", "MODULE_MISSING"),
              "modules.conf",
              "load = res_agi.so",
              "noload = res_agi.so"));

  private static Fault of(String name, String code, String file, String from, String to) {
    return new Fault(name, Set.of(code), file, from, to);
  }

  private static Fault manager(String name, String code, String from, String to) {
    return of(name, code, "manager.conf", from, to);
  }

  private static Fault line(String name, String code, String from, String to) {
    return of(name, code, "lines.conf", from, to);
  }

  private static Fault queue(String name, String code, String from, String to) {
    return of(name, code, "queues.conf", from, to);
  }

  /** Lays the mistakes over the shipped configuration; those of one file after each other. */
  static void lay(Path overlay, List<Fault> faults) {
    try {
      for (String file : new TreeSet<>(faults.stream().map(Fault::file).toList())) {
        String text = Files.readString(SHIPPED.resolve(file));
        for (Fault fault : faults) {
          if (fault.file().equals(file)) {
            if (!text.contains(fault.from())) {
              throw new IllegalStateException(fault + " does not fit the file any more");
            }
            text = text.replace(fault.from(), fault.to());
          }
        }
        Files.writeString(overlay.resolve(file), text);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

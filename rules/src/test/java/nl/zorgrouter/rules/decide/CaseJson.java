package nl.zorgrouter.rules.decide;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Reading;

/** A case as JSON that a test changes field by field. */
final class CaseJson {
  private final Map<String, Object> root;

  private CaseJson(Map<String, Object> root) {
    this.root = root;
  }

  /** A 112 case in the city of Groningen, Saturday 02:10, that a nurse referred to the post. */
  static CaseJson referral() {
    return new CaseJson(new LinkedHashMap<>())
        .with("caseId", "c1")
        .with("at", "2026-11-21T02:10:00+01:00")
        .with("line", "112-noord")
        .with("triage.system", "NTS")
        .with("triage.code", "U4")
        .with("triage.vui", "C1")
        .with("triage.at", "2026-11-21T02:08:30+01:00")
        .with("triage.by", "desk-3")
        .with("triage.caseId", "c1")
        .with("triage.advised", "HAP")
        .with("triage.abcdSafe", true)
        .with("patient.age", 34)
        .with("patient.municipality", "GM0014")
        .with("patient.placeSource", "STATED")
        .with("patient.setting", "HOME")
        .with("caller.language", "nl")
        .with("caller.contact", true)
        .with("flags.VIOLENT", false)
        .with("flags.SUICIDAL", false)
        .with("flags.INTOXICATED", false)
        .wait("hap-groningen", 240);
  }

  /** A call on another line of which nothing is known but where and when. */
  static CaseJson on(String line, String at) {
    return new CaseJson(new LinkedHashMap<>())
        .with("caseId", "c1")
        .with("at", at)
        .with("line", line);
  }

  /** The same at another time, with a triage of a minute before. */
  CaseJson at(String at) {
    CaseJson moved = with("at", at);
    return root.containsKey("triage")
        ? moved.with("triage.at", OffsetDateTime.parse(at).minusSeconds(90).toString())
        : moved;
  }

  /** The same with an open service whose wait was seen just now. */
  CaseJson wait(String service, int seconds) {
    return state(service, "OPEN").with("services." + service + ".waitSeconds", seconds);
  }

  /** The same with a service in a state that was seen just now. */
  CaseJson state(String service, String state) {
    return with("services." + service + ".state", state)
        .with("services." + service + ".asOf", String.valueOf(root.get("at")));
  }

  /** The same with a field set; the path is written with dots. */
  CaseJson with(String path, Object value) {
    return new CaseJson(set(root, path, value));
  }

  /** The same without a field. */
  CaseJson without(String path) {
    return new CaseJson(remove(root, path));
  }

  String text() {
    return json(root);
  }

  Decision decided() {
    return decided(ShippedRules.RULES);
  }

  Decision decided(RuleSet rules) {
    return Decider.decide(rules, facts(rules));
  }

  CaseFacts facts(RuleSet rules) {
    return switch (CaseReader.read(rules.region(), "case.json", 0, text())) {
      case Reading.Read<CaseFacts> read -> read.value();
      case Reading.Refused<CaseFacts> refused ->
          throw new AssertionError(refused.findings().toString());
    };
  }

  private static Map<String, Object> set(Map<String, Object> map, String path, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(map);
    int dot = path.indexOf('.');
    if (dot < 0) {
      copy.put(path, value);
    } else {
      copy.put(
          path.substring(0, dot),
          set(inner(copy, path.substring(0, dot)), path.substring(dot + 1), value));
    }
    return copy;
  }

  private static Map<String, Object> remove(Map<String, Object> map, String path) {
    Map<String, Object> copy = new LinkedHashMap<>(map);
    int dot = path.indexOf('.');
    if (dot < 0) {
      copy.remove(path);
    } else {
      copy.put(
          path.substring(0, dot),
          remove(inner(copy, path.substring(0, dot)), path.substring(dot + 1)));
    }
    return copy;
  }

  private static Map<String, Object> inner(Map<String, Object> map, String name) {
    Map<String, Object> inner = new LinkedHashMap<>();
    if (map.get(name) instanceof Map<?, ?> there) {
      there.forEach((key, value) -> inner.put(String.valueOf(key), value));
    }
    return inner;
  }

  private static String json(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(each -> "\"" + each.getKey() + "\":" + json(each.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list ->
          list.stream().map(CaseJson::json).collect(Collectors.joining(",", "[", "]"));
      case String text -> "\"" + text + "\"";
      default -> value.toString();
    };
  }
}

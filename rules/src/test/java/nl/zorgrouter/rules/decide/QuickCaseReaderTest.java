package nl.zorgrouter.rules.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.StringJoiner;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.region.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickCaseReaderTest {
  private static final long SEED = 43;
  private static final Region REGION = ShippedRules.RULES.region();
  private static final List<String> SCRAPS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\\u0041",
          "\u00e9",
          " ",
          "\t",
          "\r",
          "null",
          "true",
          "0",
          "1",
          "9",
          "-",
          ".",
          "e5",
          "U",
          "\"at\":",
          "\"line\":\"112-noord\",",
          "Z",
          "+");

  private final QuickCaseReader quick = new QuickCaseReader(REGION);

  @Test
  void readsWhatMachinesWriteAsTheCarefulReaderDoes() {
    for (long seed = SEED; seed < SEED + 5_000; seed++) {
      CaseFacts facts = RandomCases.of(REGION, new Random(seed));
      String text = json(facts, new Random(seed));
      assertEquals(Optional.of(facts), read(text), "seed " + seed + ": " + text);
      assertEquals(careful(text), read(text), "seed " + seed);
    }
  }

  @Test
  void leavesWhatIsUnusualToTheCarefulReader() {
    int understood = 0;
    for (long seed = SEED; seed < SEED + 30_000; seed++) {
      Random random = new Random(seed);
      String text = spoilt(json(RandomCases.of(REGION, random), random), random);
      Optional<CaseFacts> facts = read(text);
      if (facts.isPresent()) {
        understood++;
        assertEquals(careful(text), facts, "seed " + seed + ": " + text);
      }
    }
    assertTrue(understood > 500, "too few texts were read to say anything: " + understood);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}",
        "[]",
        "{\"at\":\"2026-02-29T02:10:00Z\",\"line\":\"112-noord\"}",
        "{\"at\":\"2026-02-28T24:00:00Z\",\"line\":\"112-noord\"}",
        "{\"at\":\"2014-12-31T23:59:59Z\",\"line\":\"112-noord\"}",
        "{\"at\":\"2026-02-28T02:10:00+1:00\",\"line\":\"112-noord\"}",
        "{\"at\":\"2026-02-28T02:10:00.5.Z\",\"line\":\"112-noord\"}",
        "{\"at\":\"2026-02-28T02:10:00Z\",\"line\":\"112-noord\",}",
        "{\"at\":\"2026-02-28T02:10:00Z\",\"line\":\"112-noord\"} x",
        "{\"at\":\"2026-02-28T02:10:00Z\",\"line\":\"112-noord\",\"hops\":01}",
        "{\"at\":\"2026-02-28T02:10:00Z\",\"line\":\"112-noord\",\"hops\":10}",
        "{\"at\":\"2026-02-28T02:10:00Z\",\"line\":\"112-noord\",\"hops\":1.0}",
        "{\"at\":\"2026-02-28T02:10:00Z\",\"line\":\"112-noord\",\"line\":\"112-noord\"}",
        "{\"at\":\"2026-02-28T02:10:00Z\",\"line\":\"112-noor\"}",
        "{\"at\":\"2026-02-28T02:10:00Z\"}"
      })
  void readsNothingThatTheCarefulReaderRefuses(String text) {
    assertEquals(Optional.empty(), careful(text), text);
    assertEquals(Optional.empty(), read(text), text);
  }

  @Test
  void readsOneLineAfterTheOther() {
    String first = "{\"at\":\"2026-02-28T02:10:00.25+01:00\",\"line\":\"112-noord\"}\r\n";
    String second = "{\"at\":\"2026-02-28T02:10:00Z\",\"line\":\"care-noord\"}";
    byte[] bytes = (first + second).getBytes(StandardCharsets.UTF_8);

    assertEquals(careful(first.strip()), quick.read(bytes, 0, bytes.length));
    assertEquals(first.length() - 1, quick.end());
    assertEquals(careful(second), quick.read(bytes, first.length(), bytes.length));
    assertEquals(bytes.length, quick.end());
  }

  private Optional<CaseFacts> read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return quick.read(bytes, 0, bytes.length);
  }

  private static Optional<CaseFacts> careful(String text) {
    return switch (CaseReader.read(REGION, "case.json", 0, text)) {
      case Reading.Read<CaseFacts> read -> Optional.of(read.value());
      case Reading.Refused<CaseFacts> _ -> Optional.empty();
    };
  }

  /** A text with a letter or two left out, doubled or put in. */
  private static String spoilt(String text, Random random) {
    StringBuilder spoilt = new StringBuilder(text);
    for (int edits = random.nextInt(1, 3); edits > 0; edits--) {
      int at = random.nextInt(spoilt.length());
      switch (random.nextInt(4)) {
        case 0 -> spoilt.deleteCharAt(at);
        case 1 -> spoilt.insert(at, spoilt.charAt(at));
        case 2 -> spoilt.insert(at, RandomCases.pick(random, SCRAPS));
        default -> spoilt.replace(at, at + 1, RandomCases.pick(random, SCRAPS));
      }
    }
    return spoilt.toString();
  }

  private static String json(CaseFacts facts, Random random) {
    StringJoiner text = new StringJoiner(random.nextBoolean() ? "," : " ,\t", "{", "}");
    ZoneOffset offset =
        random.nextBoolean() ? ZoneOffset.UTC : Hours.ZONE.getRules().getOffset(facts.at());
    facts.caseId().ifPresent(id -> text.add(pair("caseId", id)));
    text.add(
        pair("at", facts.at().atOffset(offset).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
    text.add(pair("line", facts.line()));
    facts.choice().ifPresent(choice -> text.add(pair("choice", choice.name())));
    text.add("\"hops\": " + facts.hops());
    StringJoiner rejected = new StringJoiner(", ", "\"rejectedBy\":[", "]");
    facts.rejectedBy().forEach(each -> rejected.add('"' + each + '"'));
    text.add(rejected.toString());
    text.add(triage(facts.triage()));
    text.add(patient(facts.patient()));
    StringJoiner caller = new StringJoiner(",", "\"caller\" : {", "}");
    facts.caller().language().ifPresent(each -> caller.add(pair("language", each)));
    known(caller, "textRelay", facts.caller().textRelay());
    known(caller, "contact", facts.caller().contact());
    text.add(caller.toString());
    StringJoiner flags = new StringJoiner(",", "\"flags\":{", "}");
    facts.circumstances().forEach((each, holds) -> flags.add("\"" + each + "\":" + holds));
    text.add(flags.toString());
    text.add(pair("demand", facts.demand().name()));
    StringJoiner services = new StringJoiner(",", "\"services\":{", "}");
    facts.services().forEach((id, report) -> services.add(service(id, report)));
    return text.add(services.toString()).toString();
  }

  private static String triage(Triage triage) {
    StringJoiner text = new StringJoiner(",", "\"triage\":{", "}");
    triage.system().ifPresent(each -> text.add(pair("system", each)));
    triage.code().ifPresent(each -> text.add(pair("code", each)));
    triage.vui().ifPresent(each -> text.add(pair("vui", each)));
    triage.at().ifPresent(each -> text.add(pair("at", each.toString())));
    triage.caseId().ifPresent(each -> text.add(pair("caseId", each)));
    triage.advised().ifPresent(each -> text.add(pair("advised", each.name())));
    known(text, "abcdSafe", triage.abcdSafe());
    return text.toString();
  }

  private static String patient(Patient patient) {
    StringJoiner text = new StringJoiner(",", "\"patient\":{", "}");
    number(text, "age", patient.age());
    number(text, "ageMonths", patient.ageMonths());
    patient.municipality().ifPresent(each -> text.add(pair("municipality", each)));
    patient.placeSource().ifPresent(each -> text.add(pair("placeSource", each.name())));
    patient.setting().ifPresent(each -> text.add(pair("setting", each.name())));
    return text.toString();
  }

  private static String service(String id, ServiceReport report) {
    StringJoiner text = new StringJoiner(",", '"' + id + "\":{", "}");
    report.state().ifPresent(each -> text.add(pair("state", each.name())));
    number(text, "waitSeconds", report.waitSeconds());
    number(text, "waiting", report.waiting());
    number(text, "agents", report.agents());
    report.asOf().ifPresent(each -> text.add(pair("asOf", each.toString())));
    return text.toString();
  }

  private static void number(StringJoiner text, String name, OptionalInt number) {
    number.ifPresent(each -> text.add('"' + name + "\":" + each));
  }

  private static void known(StringJoiner text, String name, Known known) {
    switch (known) {
      case YES -> text.add('"' + name + "\":true");
      case NO -> text.add('"' + name + "\":false");
      case UNKNOWN -> {}
    }
  }

  private static String pair(String name, String value) {
    return "\"" + name + "\":\"" + value + '"';
  }
}

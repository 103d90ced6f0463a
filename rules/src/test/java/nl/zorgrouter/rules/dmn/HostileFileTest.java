package nl.zorgrouter.rules.dmn;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.rules.table.DecisionTable;
import org.junit.jupiter.api.Test;

class HostileFileTest {
  private static final String GOOD = TriageTable.withCell(1, "[18..75)");

  @Test
  void refusesADoctypeWithoutResolvingAnything() {
    String bomb =
        """
        <?xml version="1.0"?>
        <!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">&c;&x;</definitions>
        """;

    assertEquals("DTD_REFUSED", refusal(bomb.getBytes(UTF_8)));
    assertEquals("NOT_XML", refusal(GOOD.replace("\"C1\"", "&c;").getBytes(UTF_8)));
  }

  @Test
  void refusesDeepNesting() {
    String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);

    assertEquals(
        "TOO_DEEP", refusal(GOOD.replace("<decision ", deep + "<decision ").getBytes(UTF_8)));
  }

  @Test
  void refusesMoreElementsThanAnyTableHas() {
    String many = "<rule/>".repeat(Limits.ELEMENTS);

    assertEquals(
        "TOO_MANY_ELEMENTS",
        refusal(GOOD.replace("<decision ", many + "<decision ").getBytes(UTF_8)));
  }

  @Test
  void refusesAFileThatIsTooLargeWithoutReadingIt() {
    assertEquals("TOO_LARGE", refusal(new byte[Limits.BYTES + 1]));
  }

  @Test
  void refusesACellThatIsTooLong() {
    String list = "18, ".repeat(Limits.CELL / 4) + "18";

    assertEquals("CELL_TOO_LONG", refusal(TriageTable.withCell(1, list).getBytes(UTF_8)));
  }

  @Test
  void refusesBracketsWithoutEnd() {
    assertEquals(
        "NUMBER_EXPECTED", refusal(TriageTable.withCell(1, "(".repeat(3_999)).getBytes(UTF_8)));
  }

  @Test
  void refusesWhatIsNotXmlOrNotDmnOrNotUtf8() {
    assertEquals("NOT_XML", refusal(new byte[0]));
    assertEquals("NOT_XML", refusal("origin;urgency".getBytes(UTF_8)));
    assertEquals("NOT_XML", refusal(GOOD.substring(0, GOOD.length() / 2).getBytes(UTF_8)));
    assertEquals("NOT_UTF8", refusal(GOOD.getBytes(UTF_16)));
    assertEquals("NOT_DMN", refusal("<html/>".getBytes(UTF_8)));
    assertEquals(
        "NOT_DMN",
        refusal(
            TriageTable.of("http://www.omg.org/spec/DMN/20151101/dmn.xsd", "triage", "")
                .getBytes(UTF_8)));
  }

  @Test
  void refusesTheSameAttributeTwice() {
    assertEquals(
        "ATTRIBUTE_TWICE",
        refusal(GOOD.replace("<rule id=\"r1\"", "<rule id=\"r1\" id=\"r3\"").getBytes(UTF_8)));
  }

  @Test
  void answersEverySpoiltFileWithAValueOrWithFindings() {
    long seed = 20261122L;
    Random random = new Random(seed);
    byte[] good = GOOD.getBytes(UTF_8);
    for (int round = 0; round < 3_000; round++) {
      byte[] spoilt = good.clone();
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      Reading<DecisionTable> reading = DmnReader.read("spoilt.dmn", spoilt, TriageTable.SCHEMA);
      String which = "seed " + seed + ", round " + round;
      if (reading instanceof Reading.Refused<DecisionTable>(List<Finding> findings)) {
        assertFalse(findings.isEmpty(), which);
      } else {
        assertInstanceOf(Reading.Read.class, reading, which);
      }
    }
  }

  private static String refusal(byte[] bytes) {
    Reading<DecisionTable> reading =
        assertTimeoutPreemptively(
            Duration.ofSeconds(2), () -> DmnReader.read("hostile.dmn", bytes, TriageTable.SCHEMA));
    return switch (reading) {
      case Reading.Read<DecisionTable> read -> throw new AssertionError("accepted: " + read);
      case Reading.Refused<DecisionTable>(List<Finding> findings) -> findings.getFirst().code();
    };
  }
}

package nl.zorgrouter.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionReaderTest {
  private static final String SHIPPED =
      new String(ShippedRegion.bytes("region.yaml"), StandardCharsets.UTF_8);

  @Test
  void readsTheShippedRegionWithoutARemark() {
    Reading<Region> reading = RegionReader.read("region.yaml", bytes(SHIPPED));
    assertEquals(List.of(), reading.findings());
    assertInstanceOf(Reading.Read.class, reading);
  }

  @Test
  void holdsTheMunicipalitiesOfTheThreeRegions() {
    Region region = ShippedRegion.region();
    assertEquals(
        Set.of(
            "GM0014", "GM0037", "GM0047", "GM0765", "GM1895", "GM1950", "GM1952", "GM1966",
            "GM1969", "GM1979"),
        in("VR01", region));
    assertEquals(
        Set.of(
            "GM0059", "GM0060", "GM0072", "GM0074", "GM0080", "GM0085", "GM0086", "GM0088",
            "GM0090", "GM0093", "GM0096", "GM0098", "GM0737", "GM1891", "GM1900", "GM1940",
            "GM1949", "GM1970"),
        in("VR02", region));
    assertEquals(
        Set.of(
            "GM0106", "GM0109", "GM0114", "GM0118", "GM0119", "GM1680", "GM1681", "GM1690",
            "GM1699", "GM1701", "GM1730", "GM1731"),
        in("VR03", region));
  }

  @Test
  void holdsTheServicesAndLinesThatAreNamedElsewhere() {
    Region region = ShippedRegion.region();
    assertTrue(
        region
            .services()
            .keySet()
            .containsAll(
                Set.of(
                    "desk",
                    "hap-groningen",
                    "hap-drenthe",
                    "hap-fryslan",
                    "ggz-noord",
                    "vvt-noord",
                    "so-drenthe",
                    "seh-groningen",
                    "seh-emmen",
                    "elv-noord",
                    "zcc-noord",
                    "coordination-noord",
                    "practice-veendam")));
    assertEquals(
        Set.of(
            "112-noord",
            "care-noord",
            "hap-noord",
            "hap-noord-urgent",
            "practice-veendam",
            "professional-noord",
            "coordination-noord",
            "coordination-fryslan",
            "coordination-drenthe"),
        region.lines().keySet());
    LocalDate day = LocalDate.of(2026, 11, 21);
    Service groningen = region.service("hap-groningen").orElseThrow();
    Service drenthe = region.service("hap-drenthe").orElseThrow();
    assertEquals(List.of(drenthe), region.neighbours("hap-groningen", day).toList());
    assertEquals(List.of(groningen), region.neighbours("hap-drenthe", day).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id: demo-noord | colour: red | UNKNOWN_FIELD | colour
          maxHops: 2 | maxHops: two | WRONG_VALUE | two
          maxHops: 2 | maxHops: 10 | WRONG_VALUE | from 1 to 9
          u3: REFUSED | u3: perhaps | WRONG_VALUE | REFUSED, ALLOWED
          coordination: [zcc-noord] | coordination: [zcc-oost] | UNKNOWN_REFERENCE | zcc-oost
          exclusions: [VIOLENT, | exclusions: [ANGRY, | WRONG_VALUE | ANGRY
          keeps: [NEW_YEAR, EASTER_SUNDAY | keeps: [CARNIVAL, EASTER_SUNDAY | WRONG_VALUE | CARNIVAL
          date: 2026-05-15 | date: 2026-02-30 | WRONG_VALUE | 2026-02-30
          GM0037: | GM37: | WRONG_VALUE | a municipality such as GM0014
          GM0037: | GM0014: | DUPLICATE | twice
          subregion: groningen-stad | subregion: VR02 | AMBIGUOUS_AREA | one meaning
          type: PRACTICE | type: SURGERY | WRONG_VALUE | SURGERY
          coverage: [GM0047] | coverage: [GM0363] | UNKNOWN_REFERENCE | GM0363
          coverage: [VR02] | coverage: [VR01] | UNCOVERED | GM0080
          hours: always | hours: sometimes | WRONG_VALUE | sometimes
          weekdays: ["17:00-08:00"] | weekdays: ["25:00-08:00"] | WRONG_VALUE | 25:00-08:00
          weekdays: ["17:00-08:00"] | weekdays: ["17:00-23:00", "22:00-08:00"] | WRONG_VALUE | overlap
          weekend: ["08:00-08:00"] | weekend: ["07:00-08:00"] | OVERLAP | run into
          calendar: office | calendar: school | UNKNOWN_REFERENCE | school
          number: "+31505550101" | number: "0505550101" | WRONG_VALUE | +31501234567
          target: desk} | target: hap-fryslan} | DUPLICATE | hap-fryslan
          urgencies: [U0, U1 | urgencies: [U6, U1 | WRONG_VALUE | U6
          ages: 18-130 | ages: 130-18 | WRONG_VALUE | youngest
          callers: PROFESSIONALS | callers: NURSES | WRONG_VALUE | NURSES
          limits: {waiting: 25 | limits: {waiting: 0 | WRONG_VALUE | from 1 to 1000
          norm: {seconds: 10, percent: 90} | norm: {seconds: 10, percent: 900} | WRONG_VALUE | 900
          from: hap-groningen, to | from: hap-utrecht, to | UNKNOWN_REFERENCE | hap-utrecht
          to: hap-drenthe, since | to: hap-groningen, since | WRONG_VALUE | two different services
          kind: CARE_LINE | kind: SALES_LINE | WRONG_VALUE | SALES_LINE
          owner: desk | owner: nobody | UNKNOWN_REFERENCE | nobody
          owner: desk | owner: hap-drenthe | WRONG_OWNER | AMBULANCE_DESK
          owner: desk | number: "112" | MISSING_FIELD | owner
          endpoint: {number: "+31505550104", target: seh-groningen} | ages: 0-130 | MISSING_FIELD | endpoint
          failsafe: desk | urgent: desk | MISSING_FIELD | failsafe
          secondFailsafe: desk-neighbour | secondFailsafe: desk neighbour | WRONG_VALUE | desk neighbour
          referralPlace: GM0014 | referralPlace: GM0363 | UNKNOWN_REFERENCE | GM0363
          referralPlace: GM0014 | place: GM0014 | WRONG_VALUE | no place on a line of 112
          attests: [CONTACT | attests: [HOPE | WRONG_VALUE | HOPE
          to: 2026-12-18 | to: 2026-12-01 | WRONG_VALUE | not before the first
          from: 2026-12-07 | number: 1 | MISSING_FIELD | from
          target: hap-groningen-practice | target: hap-groningen | DUPLICATE | one of its own
          noStops: | noStop: | UNKNOWN_FIELD | noStop
          {type: GGZ, area | {type: GGG, area | WRONG_VALUE | GGG
          area: ROAZ-NOORD | area: ROAZ-OOST | UNKNOWN_REFERENCE | ROAZ-OOST
          since: 2015-01-01, basis: the crisis | basis: the crisis | MISSING_FIELD | since
          name: {nl: Spoedeisende hulp Emmen, en: | name: {nl: Spoedeisende hulp Emmen, nb: | UNKNOWN_FIELD | nb
          contact: {nl: "piket GHOR | norm: {seconds: 60, percent: 90} # | NO_CONTACT | coordination-noord
          nts: {U0: U0 | nts: {X0: U0 | UNKNOWN_REFERENCE | X0
          C1: [U4, U5] | D1: [U4, U5] | UNKNOWN_REFERENCE | D1
          26A1: C1 | 26A01: C1, 26A1: C1 | WRONG_VALUE | each code once
          lines: | linen: | MISSING_FIELD | lines
          """)
  void namesEachMistakeWithItsPlace(String from, String to, String code, String words) {
    String changed = SHIPPED.replaceFirst(Pattern.quote(from), to);
    assertFalse(changed.equals(SHIPPED), from);
    List<Finding> findings = refused(changed);
    assertTrue(
        findings.stream()
            .anyMatch(each ->
                each.code().equals(code)
                    && each.place().line() > 0
                    && each.place().column() > 0
                    && (each.sentence().english().contains(words)
                        || each.sentence().dutch().contains(words))),
        () -> told(findings));
  }

  @Test
  void tellsTheLineAndColumnOfEachOfManyMistakesInTheirOrder() {
    String changed =
        SHIPPED
            .replace("maxHops: 2", "maxHops: 0")
            .replace("kind: CARE_LINE", "kind: CARE")
            .replace("type: GGZ\n", "type: GG\n");
    List<Finding> findings = refused(changed);
    assertEquals(3, findings.size(), () -> told(findings));
    List<String> lines = changed.lines().toList();
    for (Finding each : findings) {
      String line = lines.get(each.place().line() - 1);
      String here = line.substring(each.place().column() - 1);
      assertTrue(Set.of("0", "CARE", "GG").contains(here), here + " in " + told(findings));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          region: [ | NOT_YAML
          a: &x [1]\\nb: *x | ALIAS
          '' | EMPTY
          - a list | WRONG_VALUE
          """)
  void refusesWhatIsNoRegionAtAll(String text, String code) {
    List<Finding> findings = refused(text.replace("\\n", "\n"));
    assertTrue(findings.stream().anyMatch(each -> each.code().equals(code)), () -> told(findings));
  }

  @Test
  void refusesBytesThatAreNoTextAndFilesThatAreTooLarge() {
    assertEquals("NOT_UTF8", refused(new byte[] {(byte) 0xff, (byte) 0xfe}).getFirst().code());
    assertEquals("TOO_LARGE", refused(new byte[2 * 1024 * 1024]).getFirst().code());
  }

  private static Set<String> in(String area, Region region) {
    return region.municipalities().values().stream()
        .filter(each -> each.isIn(area))
        .map(Municipality::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Finding> refused(String text) {
    return refused(bytes(text));
  }

  private static List<Finding> refused(byte[] bytes) {
    Reading<Region> reading = RegionReader.read("region.yaml", bytes);
    assertInstanceOf(Reading.Refused.class, reading);
    return reading.findings();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String told(List<Finding> findings) {
    return findings.stream()
        .map(each -> each.place() + ": " + each.code() + " " + each.sentence().english())
        .collect(Collectors.joining("\n"));
  }
}

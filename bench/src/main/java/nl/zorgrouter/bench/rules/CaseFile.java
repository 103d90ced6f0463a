package nl.zorgrouter.bench.rules;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nl.zorgrouter.region.Circumstance;
import nl.zorgrouter.region.Hours;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.region.LineKind;
import nl.zorgrouter.region.Region;

/**
 * A year of past cases of a region, out of a seed: most by evening and at night, most on care lines
 * and 112, some without a triage, two in three with what was seen of services at the time.
 */
final class CaseFile {
  private static final ZonedDateTime YEAR = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, Hours.ZONE);
  private static final int YEAR_SECONDS = 365 * 86_400;

  /** How busy each hour of the day is. */
  private static final int[] HOURS = {
    5, 4, 3, 3, 3, 4, 5, 7, 5, 5, 5, 5, 6, 5, 5, 6, 7, 10, 11, 11, 10, 9, 8, 6
  };

  private final Random random;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> municipalities;
  private final List<String> services;

  CaseFile(long seed, Region region) {
    random = new Random(seed);
    for (Line line : region.lines().values()) {
      int share =
          switch (line.kind()) {
            case EMERGENCY -> 30;
            case CARE_LINE -> 40;
            case HAP -> 15;
            case HAP_URGENT, PRACTICE, COORDINATION -> 3;
            case PROFESSIONAL -> 6;
          };
      for (int each = 0; each < share; each++) {
        lines.add(line);
      }
    }
    municipalities = List.copyOf(region.municipalities().keySet());
    services = List.copyOf(region.services().keySet());
  }

  /** Writes cases, one a line, in the order of their time. */
  void write(Path file, int cases) throws IOException {
    int[] seconds = new int[cases];
    for (int each = 0; each < cases; each++) {
      seconds[each] = second();
    }
    Arrays.sort(seconds);
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int each = 0; each < cases; each++) {
        writer.write(line(each, YEAR.plusSeconds(seconds[each])));
        writer.newLine();
      }
    }
  }

  private int second() {
    while (true) {
      int second = random.nextInt(YEAR_SECONDS);
      if (random.nextInt(11) < HOURS[second % 86_400 / 3_600]) {
        return second;
      }
    }
  }

  private String line(int number, ZonedDateTime when) {
    OffsetDateTime at = when.toOffsetDateTime();
    Line line = any(lines);
    StringBuilder text = new StringBuilder(600);
    text.append("{\"caseId\":\"n%07d\",\"at\":\"".formatted(number)).append(time(at));
    text.append("\",\"line\":\"").append(line.id()).append('"');
    if (line.kind() == LineKind.CARE_LINE && chance(90)) {
      text.append(",\"choice\":\"").append(chance(90) ? "MEDICAL" : "URGENT").append('"');
    }
    if (chance(line.kind() == LineKind.EMERGENCY ? 85 : 40)) {
      triage(text, number, at);
    }
    patient(text);
    text.append(",\"caller\":{\"language\":\"").append(chance(92) ? "nl" : "en");
    text.append("\",\"contact\":").append(chance(95)).append('}');
    flags(text);
    if (line.kind() == LineKind.HAP && chance(20)) {
      text.append(",\"demand\":\"PLACE_FOR_VULNERABLE\"");
    }
    if (chance(66)) {
      services(text, at);
    }
    return text.append('}').toString();
  }

  private void triage(StringBuilder text, int number, OffsetDateTime at) {
    String urgency = "U" + List.of(1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5).get(random.nextInt(11));
    text.append(",\"triage\":{\"system\":\"NTS\",\"version\":\"2024\",\"code\":\"");
    text.append(urgency).append('"');
    if (chance(40)) {
      text.append(",\"vui\":\"").append(chance(70) ? "C1" : "A2").append('"');
    }
    text.append(",\"at\":\"").append(time(at.minusSeconds(random.nextInt(600))));
    text.append("\",\"by\":\"desk-%d\",\"caseId\":\"n%07d\"".formatted(random.nextInt(9), number));
    if (chance(50)) {
      text.append(",\"advised\":\"").append(chance(80) ? "HAP" : "GGZ").append('"');
    }
    text.append(",\"abcdSafe\":").append(chance(90)).append('}');
  }

  private void patient(StringBuilder text) {
    text.append(",\"patient\":{\"age\":").append(random.nextInt(100));
    if (chance(95)) {
      text.append(",\"municipality\":\"").append(any(municipalities)).append('"');
      text.append(",\"placeSource\":\"STATED\"");
    }
    text.append(",\"setting\":\"").append(chance(90) ? "HOME" : "NURSING_HOME").append("\"}");
  }

  private void flags(StringBuilder text) {
    text.append(",\"flags\":{");
    String before = "";
    for (Circumstance each : Circumstance.values()) {
      if (chance(60)) {
        text.append(before).append('"').append(each.name()).append("\":").append(chance(4));
        before = ",";
      }
    }
    text.append('}');
  }

  private void services(StringBuilder text, OffsetDateTime at) {
    text.append(",\"services\":{");
    int first = random.nextInt(services.size());
    int count = random.nextInt(1, 5);
    for (int each = 0; each < count; each++) {
      String id = services.get((first + each) % services.size());
      int waiting = random.nextInt(12);
      text.append(each == 0 ? "" : ",").append('"').append(id).append("\":{\"state\":\"");
      text.append(chance(85) ? "OPEN" : "STOPPED");
      text.append("\",\"waitSeconds\":%d,\"waiting\":%d".formatted(waiting * 70, waiting));
      text.append(",\"agents\":%d,\"asOf\":\"".formatted(random.nextInt(8)));
      text.append(time(at.minusSeconds(random.nextInt(50)))).append("\"}");
    }
    text.append('}');
  }

  private static String time(OffsetDateTime at) {
    return at.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}

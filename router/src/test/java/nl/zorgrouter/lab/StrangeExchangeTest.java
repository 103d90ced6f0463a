package nl.zorgrouter.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.zorgrouter.finding.Severity;
import nl.zorgrouter.router.doctor.Doctor;
import nl.zorgrouter.router.doctor.Exam;
import nl.zorgrouter.router.exam.Examiner;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor before a real exchange that is of another time, by a relay in between. */
@NeedsAsterisk
class StrangeExchangeTest {
  @RegisterExtension static final Laboratory LAB = Laboratory.withoutRouter();

  private static final Pattern TIME = Pattern.compile("Timestamp: (\\d+)\\.(\\d+)");

  @ParameterizedTest
  @CsvSource({
    "18.26.4, 0, ERROR VERSION",
    "20.19.1, 0, WARNING VERSION",
    "certified/18.9-cert12, 0, ERROR VERSION",
    "22.10.1, 5, WARNING CLOCK",
    "22.10.1, -90, ERROR CLOCK"
  })
  void findsAVersionThatWeDoNotKnowAndAClockThatIsWrong(
      String version, int seconds, String expected) {
    UnaryOperator<String> told =
        line -> {
          if (line.startsWith("AsteriskVersion: ")) {
            return "AsteriskVersion: " + version;
          }
          Matcher time = TIME.matcher(line);
          return time.matches()
              ? "Timestamp: %d.%s".formatted(Long.parseLong(time.group(1)) + seconds, time.group(2))
              : line;
        };
    Exchange exchange = LAB.exchange();
    try (Relay relay = Relay.closed(exchange.ami()).translating(told).open()) {
      Examiner.Visited visited =
          DoctorTest.visit(
              DoctorTest.settings(relay.port(), "control-room", "zorgrouter"),
              Exam.Purpose.ROUTING,
              Optional.of(exchange.etc()));
      Exam exam = assertInstanceOf(Examiner.Visited.Examined.class, visited).exam();
      assertEquals(
          Set.of(expected),
          Doctor.examine(List.of(exam), DoctorTest.region()).stream()
              .filter(each -> each.severity() != Severity.INFO)
              .map(each -> each.severity() + " " + each.code())
              .collect(Collectors.toSet()));
    }
  }
}

package nl.zorgrouter.router.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nl.zorgrouter.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesCheckTest {
  @ParameterizedTest
  @CsvSource({
    "pjsip_only, true",
    "PJSIP_ONLY, true",
    "none, true",
    "global, false",
    "pjsip-only, false",
    "no, false"
  })
  void namesATriggerOfOverloadThatAsteriskDoesNotKnow(String value, boolean fine) {
    List<Finding> found =
        PaperExam.of(
                "pjsip.conf",
                "[global]\ntype = global\ntaskprocessor_overload_trigger = " + value + "\n")
            .findings("OVERLOAD_TRIGGER");
    assertEquals(fine ? 0 : 1, found.size());
    assertTrue(
        found.stream().allMatch(each -> each.sentence().english().contains("`" + value + "`")));
  }

  @ParameterizedTest
  @CsvSource({"yes, 1", "true, 1", "1, 1", "on, 1", "no, 0", "off, 0"})
  void knowsEveryYesThatWipesTheLeases(String value, int times) {
    assertEquals(
        times,
        PaperExam.of("extensions.conf", "[general]\nclearglobalvars = " + value + "\n")
            .findings("GLOBALS_CLEARED")
            .size());
  }

  @Test
  void saysWhichPartOfAFileItCouldNotRead() {
    assertEquals(
        List.of("queues.conf:1", "queues.conf:3", "queues.conf:4"),
        PaperExam.of(
                "queues.conf",
                """
                #include more.conf
                #tryinclude local/queues.conf
                #tryinclude "queues.d/*.conf"
                #exec /usr/local/bin/queues
                """)
            .within("NOT_SEEN")
            .stream()
            .filter(each -> each.startsWith("queues.conf:"))
            .toList());
  }
}

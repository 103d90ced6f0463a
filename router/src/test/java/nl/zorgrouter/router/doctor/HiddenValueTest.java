package nl.zorgrouter.router.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenValueTest {
  private static final String WHERE = "dialplan, context lines, extension 0700";
  private static final Dialplan.Step DESK = target("desk", "desk");

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "FIRST = desk, true",
    "FIRST => desk, true",
    "first = desk, false",
    "FIRST = ${SECOND}, false"
  })
  void looksBehindAGlobalThatTheFileGives(String global, boolean known) {
    PaperExam exam = exam(global, line("${FIRST}"), DESK);
    assertEquals(known ? List.of("queue desk") : List.of(), exam.within("FAILSAFE_LIMITED"));
    assertEquals(known, !exam.within("NOT_SEEN").contains(WHERE));
  }

  @ParameterizedTest
  @CsvSource({
    "Set, FIRST=care",
    "Set, __FIRST=care",
    "Set, GLOBAL(FIRST)=care",
    "MSet, 'OTHER=1,FIRST=care'",
    "ExecIf, $[1]?Set(FIRST=care)",
    "Read, 'FIRST,beep'"
  })
  void trustsNoGlobalThatTheDialplanChanges(String application, String data) {
    PaperExam exam =
        exam(
            "FIRST = desk",
            line("${FIRST}"),
            DESK,
            new Dialplan.Step("night", "s", 1, application, data));
    assertEquals(List.of(), exam.within("FAILSAFE_LIMITED"));
    assertTrue(exam.within("NOT_SEEN").contains(WHERE));
  }

  @Test
  void saysWhichQueueOnlyACallCanTell() {
    PaperExam exam = exam("", line("desk"), target("desk", "${QUEUE}"));
    assertTrue(exam.within("NOT_SEEN").contains("target desk"));
    assertFalse(
        exam.findings("QUEUE_MISSING").stream()
            .anyMatch(each -> each.toString().contains("${QUEUE}")));
  }

  @Test
  void claimsOfNoLineThatItIsMissingWhileOneCannotBeRead() {
    Dialplan.Step hidden = new Dialplan.Step("lines", "_07XX", 1, "Set", "__ZR_LINE=${EXTEN}");
    PaperExam exam = exam("", hidden, DESK);
    assertEquals(List.of(), exam.within("LINE_MISSING"));
    assertTrue(exam.within("NOT_SEEN").contains("line hap-noord"));
    assertTrue(exam.within("NOT_SEEN").contains("dialplan, context lines, extension _07XX"));
  }

  @Test
  void saysThatTheSettingsOfACareQueueStandElsewhere() {
    PaperExam exam =
        PaperExam.of("queues.conf", "[desk]\nmaxlen = 0\n")
            .dialplan(target("ggz-noord", "ggz-noord"))
            .queues(Map.of("ggz-noord", 0, "desk", 0));
    assertTrue(exam.within("NOT_SEEN").contains("queue ggz-noord"));
    assertFalse(
        exam.and("queues.conf", "[ggz-noord]\ncontext = zorgrouter-urgent\n")
            .within("NOT_SEEN")
            .contains("queue ggz-noord"));
  }

  private static PaperExam exam(String global, Dialplan.Step... steps) {
    return PaperExam.of("extensions.conf", "[globals]\n" + global + "\n")
        .dialplan(steps)
        .queues(Map.of("desk", 5));
  }

  private static Dialplan.Step line(String failsafe) {
    return new Dialplan.Step("lines", "0700", 1, "Set", "__ZR_FAILSAFE=" + failsafe);
  }

  private static Dialplan.Step target(String name, String queue) {
    return new Dialplan.Step(
        "zorgrouter-targets", name, 1, "Gosub", "zorgrouter-queue,s,1(" + queue + ")");
  }
}

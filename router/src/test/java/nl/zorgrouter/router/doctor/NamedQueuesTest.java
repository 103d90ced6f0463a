package nl.zorgrouter.router.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.finding.Place;
import nl.zorgrouter.finding.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedQueuesTest {
  private static final Map<String, Integer> QUEUES =
      Map.of("desk", 0, "hap-groningen", 0, "hap-drenthe", 5, "ggz-noord", 0);

  @ParameterizedTest
  @CsvSource({
    "hap-gronigen, hap-groningen",
    "hap-grongingen, hap-groningen",
    "HAP-Groningen, hap-groningen",
    "hap-drehnte, hap-drenthe",
    "dekS, desk",
    "hap_groningen, hap-groningen",
    "hap-emmen, ''",
    "x, ''"
  })
  void namesTheQueueThatMayHaveBeenMeant(String written, String meant) {
    assertEquals(meant, NearName.of(written, QUEUES.keySet()).orElse(""));
  }

  @Test
  void saysWhereANameStandsThatNoExchangeHas() {
    assertEquals(
        List.of(
            "ERROR zorgrouter.yaml:7:5: waits.queues: no exchange has a queue `hap-gronigen`, so what"
                + " stands here changes no figure; expected `hap-groningen`?",
            "ERROR zorgrouter.yaml:9:5: waits.queues: no exchange has a queue `seh`, so what stands"
                + " here changes no figure; expected one of those there, such as `desk`,"
                + " `ggz-noord`, `hap-drenthe`, `hap-groningen`"),
        findings(named(), List.of(exam(new Looked.Seen<>(QUEUES))), 1));
  }

  @Test
  void isNotSureWhileAnExchangeWasNotSeen() {
    String unsure =
        "INFO zorgrouter.yaml:%d:5: waits.queues: queue `%s` is on no exchange whose queues could be"
            + " seen; look again when all can be";
    List<String> expected =
        List.of(unsure.formatted(7, "hap-gronigen"), unsure.formatted(9, "seh"));
    Exam hidden = exam(new Looked.Unseen<>(new Sentence("hidden", "verborgen")));
    assertEquals(expected, findings(named(), List.of(exam(new Looked.Seen<>(QUEUES))), 2));
    assertEquals(expected, findings(named(), List.of(exam(new Looked.Seen<>(QUEUES)), hidden), 2));
  }

  private static List<String> findings(
      Map<QueueName, Place> named, List<Exam> exams, int exchanges) {
    return Doctor.examineNames(named, exams, exchanges).stream()
        .map(each -> each.severity() + " " + each.place() + ": " + each.sentence().english())
        .toList();
  }

  private static Map<QueueName, Place> named() {
    return Map.of(
        new QueueName("seh"), place(9),
        new QueueName("desk"), place(8),
        new QueueName("hap-gronigen"), place(7));
  }

  private static Place place(int line) {
    return new Place("zorgrouter.yaml", line, 5, "waits.queues");
  }

  private static Exam exam(Looked<Map<String, Integer>> queues) {
    Sentence hidden = new Sentence("hidden", "verborgen");
    return new Exam(
        new PbxId("noord"),
        "observer",
        Exam.Purpose.OBSERVING,
        new Looked.Unseen<>(hidden),
        new Looked.Unseen<>(hidden),
        new Looked.Unseen<>(hidden),
        new Looked.Unseen<>(hidden),
        new Looked.Unseen<>(hidden),
        queues,
        new Looked.Unseen<>(hidden),
        new Looked.Unseen<>(hidden),
        new Looked.Unseen<>(hidden));
  }
}

package nl.zorgrouter.router.doctor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.directory.RegionDirectory;
import nl.zorgrouter.router.directory.RuleFiles;

/** An exchange of which somebody sent the files, and perhaps what it had loaded of them. */
record PaperExam(
    Map<String, String> files, Looked<Dialplan> dialplan, Looked<Map<String, Integer>> queues) {

  private static final Region REGION = region();

  /** Only this file. */
  static PaperExam of(String name, String text) {
    return new PaperExam(Map.of(name, text), unseen(), unseen());
  }

  PaperExam and(String name, String text) {
    Map<String, String> more = new HashMap<>(files);
    more.put(name, text);
    return new PaperExam(more, dialplan, queues);
  }

  PaperExam dialplan(Dialplan.Step... steps) {
    return new PaperExam(files, new Looked.Seen<>(new Dialplan(List.of(steps))), queues);
  }

  PaperExam queues(Map<String, Integer> all) {
    return new PaperExam(files, dialplan, new Looked.Seen<>(all));
  }

  /** What the doctor says with that code, of the router's own exchange. */
  List<Finding> findings(String code) {
    return findings(code, Exam.Purpose.ROUTING);
  }

  List<Finding> findings(String code, Exam.Purpose purpose) {
    return Doctor.examine(List.of(exam(purpose)), REGION).stream()
        .filter(each -> each.code().equals(code))
        .toList();
  }

  /** In which places it says so. */
  List<String> within(String code) {
    return findings(code).stream().map(each -> each.place().within()).toList();
  }

  private Exam exam(Exam.Purpose purpose) {
    Map<String, ConfFile> read = new HashMap<>();
    for (String name : Doctor.FILES) {
      ConfFile.read(name, file -> Optional.ofNullable(files.get(file)))
          .ifPresent(file -> read.put(name, file));
    }
    return new Exam(
        new PbxId("hap-noord"),
        "zorgrouter",
        purpose,
        unseen(),
        unseen(),
        unseen(),
        unseen(),
        dialplan,
        queues,
        unseen(),
        unseen(),
        new Looked.Seen<>(new ConfFolder(read)));
  }

  private static <T> Looked<T> unseen() {
    return new Looked.Unseen<>(new Sentence("hidden", "verborgen"));
  }

  private static Region region() {
    return switch (RegionDirectory.read(Path.of("../regions/demo-noord"), 1, List.of())) {
      case Reading.Read<RuleFiles> read -> read.value().rules().region();
      case Reading.Refused<RuleFiles> refused ->
          throw new IllegalStateException(refused.findings().toString());
    };
  }
}

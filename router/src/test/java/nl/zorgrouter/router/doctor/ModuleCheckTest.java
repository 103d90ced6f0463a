package nl.zorgrouter.router.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ModuleCheckTest {
  private static final Path SHIPPED = Path.of("../docker/asterisk/etc");

  /** These are part of Asterisk itself. */
  private static final Set<String> NO_MODULE =
      Set.of("Answer", "Goto", "GotoIf", "Hangup", "Ringing", "Set", "Wait");

  /** These are not called in zorgrouter.conf: the one reads it, the other is an action. */
  private static final Set<String> NOT_CALLED = Set.of("extensions.conf", "PlayDTMF");

  private static final Pattern CALLED = Pattern.compile("(?<![A-Za-z0-9_])([A-Z][A-Za-z_]+)\\(");

  static final List<ModuleCheck.Need> NEEDED =
      Stream.concat(ModuleCheck.NEEDED.stream(), Stream.of(ModuleCheck.OF_SIP)).toList();

  @Test
  void knowsTheModuleOfEveryApplicationAndFunctionOfTheProtocol() throws IOException {
    Set<String> called =
        Files.readAllLines(SHIPPED.resolve("zorgrouter.conf")).stream()
            .filter(line -> !line.startsWith(";"))
            .flatMap(line -> CALLED.matcher(line).results())
            .map((MatchResult found) -> found.group(1))
            .filter(name -> !NO_MODULE.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        called,
        NEEDED.stream()
            .flatMap(need -> need.gives().stream())
            .filter(name -> !NOT_CALLED.contains(name))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @FieldSource("NEEDED")
  void namesAModuleThatNothingLoads(ModuleCheck.Need need) throws IOException {
    String shipped = Files.readString(SHIPPED.resolve("modules.conf"));
    assertEquals(List.of(), missing(shipped));
    String line = "load = " + need.file();
    assertTrue(shipped.contains(line));
    assertEquals(List.of(need.file()), missing(shipped.replace(line, "")));
    assertEquals(List.of(need.file()), missing(shipped.replace(line, ";" + line)));
  }

  @Test
  void namesAModuleThatIsKeptFromLoading() {
    String all = "[modules]\nautoload = yes\nnoload = func_config.so\n";
    assertEquals(List.of(), missing(all));
    assertEquals(List.of("app_exec.so"), missing(all + "noload = APP_EXEC\n"));
    assertEquals(List.of("app_exec.so"), missing(all + "load = app_exec.so\nnoload = app_exec\n"));
  }

  @Test
  void asksForHeadersOfSipOnlyWhereThereIsSip() {
    String all = "[modules]\nautoload = yes\nnoload = res_pjsip_header_funcs.so\n";
    assertEquals(List.of("res_pjsip_header_funcs.so"), missing(all));
    assertEquals(List.of(), missing(all + "noload = chan_pjsip.so\n"));
  }

  @Test
  void callsNoModuleMissingThatAFileItCannotReadMayLoad() throws IOException {
    String text =
        Files.readString(SHIPPED.resolve("modules.conf"))
            .replace("load = app_exec.so", "#include \"modules.d/*.conf\"");
    PaperExam exam = PaperExam.of("modules.conf", text);
    assertEquals(List.of(), missing(text));
    List<String> unseen = exam.within("NOT_SEEN");
    assertTrue(unseen.contains("app_exec.so"), unseen::toString);
    assertTrue(unseen.contains("modules.conf:9"), unseen::toString);
  }

  @Test
  void asksNothingOfAnExchangeThatIsOnlyWatched() {
    assertEquals(
        List.of(),
        PaperExam.of("modules.conf", "[modules]\nautoload = no\nload = app_queue.so\n")
            .findings("MODULE_MISSING", Exam.Purpose.OBSERVING));
  }

  @Test
  void warnsOfAFunctionThatReadsSecretsBeforeTheExchangeShowsIt() {
    String all = "[modules]\nautoload = yes\n";
    List<Finding> open = PaperExam.of("modules.conf", all).findings("SECRETS_READABLE");
    assertEquals(List.of(Severity.WARNING), open.stream().map(Finding::severity).toList());
    assertTrue(open.getFirst().sentence().english().contains("`call` or `reporting`"));
    assertEquals(
        List.of(),
        PaperExam.of("modules.conf", all + "noload = func_config.so\n")
            .findings("SECRETS_READABLE"));
  }

  private static List<String> missing(String modules) {
    return PaperExam.of("modules.conf", modules).findings("MODULE_MISSING").stream()
        .map(each -> each.sentence().english().replaceFirst("^`([^`]+)`.*$", "$1"))
        .toList();
  }
}

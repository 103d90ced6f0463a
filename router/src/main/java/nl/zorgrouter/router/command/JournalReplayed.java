package nl.zorgrouter.router.command;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import nl.zorgrouter.router.core.Decided;
import nl.zorgrouter.router.journal.EntryText;
import nl.zorgrouter.router.journal.Frame;
import nl.zorgrouter.router.journal.JournalReplay;
import nl.zorgrouter.router.journal.UnreadableEntry;
import nl.zorgrouter.router.journal.disk.JournalReader;
import nl.zorgrouter.router.journal.disk.RuleArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code journal replay}: makes every decision again. */
@Command(
    name = "replay",
    description = "makes every decision again from its inputs and names the first that differs",
    mixinStandardHelpOptions = true)
final class JournalReplayed implements Callable<Integer> {
  private static final String ABSENT = "nothing";

  @Mixin private JournalPlace place = new JournalPlace();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Optional<Path> folder = place.folder(errors());
    if (folder.isEmpty()) {
      return ExitCode.WRONG_USE.number();
    }
    JournalReplay replay = new JournalReplay(new RuleArchive(folder.get()));
    ExitCode code = replayed(folder.get(), replay);
    PrintWriter output = spec.commandLine().getOut();
    output.printf("%d decisions were made again and are the same%n", replay.compared());
    if (replay.notCompared() > 0) {
      output.printf(
          "%d could not be made again: inputs were lost, or their rules are not in the archive%n",
          replay.notCompared());
    }
    output.flush();
    return code.number();
  }

  private ExitCode replayed(Path folder, JournalReplay replay) throws IOException {
    try (JournalReader reader = JournalReader.of(folder)) {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        Optional<JournalReplay.Difference> difference =
            replay.next(EntryText.read(frame.get().kind(), frame.get().text()));
        if (difference.isPresent()) {
          tell(frame.get().sequence(), difference.get());
          return ExitCode.FOUND;
        }
      }
      Optional<JournalReader.Fault> fault = reader.fault();
      fault.ifPresent(each ->
          errors()
              .printf(
                  "%s, byte %d, entry %d: %s; `journal verify` says more%n",
                  each.file(), each.position(), each.sequence(), each.why()));
      return fault.isPresent() ? ExitCode.FOUND : ExitCode.FINE;
    } catch (UnreadableEntry unreadable) {
      errors().println(unreadable.getMessage());
      return ExitCode.FOUND;
    }
  }

  private void tell(long entry, JournalReplay.Difference difference) {
    PrintWriter errors = errors();
    String call =
        difference
            .written()
            .or(difference::made)
            .map(decided -> "%s of %s".formatted(decided.call(), decided.pbx()))
            .orElse("a call");
    errors.printf("entry %d: the decision on %s, made again, is another one%n", entry, call);
    Map<String, String> written = parts(difference.written());
    Map<String, String> made = parts(difference.made());
    Set<String> names = new TreeSet<>(written.keySet());
    names.addAll(made.keySet());
    for (String name : names) {
      String one = written.getOrDefault(name, ABSENT);
      String other = made.getOrDefault(name, ABSENT);
      if (!one.equals(other)) {
        errors.printf("  %s: the journal says `%s`; made again it is `%s`%n", name, one, other);
      }
    }
    errors.flush();
  }

  private static Map<String, String> parts(Optional<Decided> decided) {
    Map<String, String> parts = new TreeMap<>();
    decided.ifPresent(one -> {
      parts.put("answer", one.answer().onTheWire());
      flatten("decision", new JsonObject(one.decision().toJson()), parts);
    });
    return parts;
  }

  private static void flatten(String name, Object value, Map<String, String> parts) {
    switch (value) {
      case JsonObject object ->
          object.forEach(field ->
              flatten(
                  name + "." + field.getKey(),
                  Objects.requireNonNullElse(field.getValue(), ABSENT),
                  parts));
      case JsonArray array -> {
        for (int item = 0; item < array.size(); item++) {
          flatten(name + "." + (item + 1), array.getValue(item), parts);
        }
      }
      default -> parts.put(name, value.toString());
    }
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}

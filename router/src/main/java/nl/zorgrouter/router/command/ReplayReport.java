package nl.zorgrouter.router.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import nl.zorgrouter.rules.replay.Replay;

/** What {@code replay} says: how many would go elsewhere, from where to where, and the load. */
final class ReplayReport implements Report {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int WIDEST_BAR = 40;

  private final Replay replay;
  private final boolean compares;

  ReplayReport(Replay replay, boolean compares) {
    this.replay = replay;
    this.compares = compares;
  }

  @Override
  public void print(PrintWriter writer, Tongue tongue) {
    writer.println(
        compares
            ? tongue.say(
                "%d of %d cases would go elsewhere".formatted(replay.moved(), replay.cases()),
                "%d van %d gevallen zouden elders heen gaan"
                    .formatted(replay.moved(), replay.cases()))
            : tongue.say(
                "%d cases".formatted(replay.cases()), "%d gevallen".formatted(replay.cases())));
    replay
        .moves()
        .forEach(
            (move, count) -> writer.printf("  %8d  %s -> %s%n", count, move.from(), move.to()));
    long most =
        replay.loads().values().stream()
            .mapToLong(load -> Math.max(load.before(), load.after()))
            .max()
            .orElse(1);
    String service = "";
    for (Map.Entry<Replay.Slot, Replay.Load> each : replay.loads().entrySet()) {
      if (!each.getKey().service().equals(service)) {
        service = each.getKey().service();
        writer.println(service);
      }
      writer.println(line(each.getKey(), each.getValue(), most));
    }
  }

  /** An hour with its load: as it is, and after an arrow as it would be. */
  private String line(Replay.Slot slot, Replay.Load load, long most) {
    String bar = "#".repeat((int) (load.after() * WIDEST_BAR / most));
    return compares
        ? "  %02d:00 %8d -> %8d  %s".formatted(slot.hour(), load.before(), load.after(), bar)
        : "  %02d:00 %8d  %s".formatted(slot.hour(), load.before(), bar);
  }

  /** Service, hour, before, after; a row for each hour with a case. */
  String csv() {
    StringBuilder text = new StringBuilder("service,hour,before,after\n");
    replay
        .loads()
        .forEach((slot, load) ->
            text.append(slot.service())
                .append(',')
                .append(slot.hour())
                .append(',')
                .append(load.before())
                .append(',')
                .append(load.after())
                .append('\n'));
    return text.toString();
  }

  @Override
  public void printJson(PrintWriter writer) {
    try (JsonGenerator json =
        JSON.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeNumberField("cases", replay.cases());
      json.writeNumberField("moved", replay.moved());
      json.writeArrayFieldStart("moves");
      for (Map.Entry<Replay.Move, Long> each : replay.moves().entrySet()) {
        json.writeStartObject();
        json.writeStringField("from", each.getKey().from());
        json.writeStringField("to", each.getKey().to());
        json.writeNumberField("cases", each.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("load");
      for (Map.Entry<Replay.Slot, Replay.Load> each : replay.loads().entrySet()) {
        json.writeStartObject();
        json.writeStringField("service", each.getKey().service());
        json.writeNumberField("hour", each.getKey().hour());
        json.writeNumberField("before", each.getValue().before());
        json.writeNumberField("after", each.getValue().after());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    writer.println();
  }
}

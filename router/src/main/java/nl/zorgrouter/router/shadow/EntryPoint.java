package nl.zorgrouter.router.shadow;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.Mark;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.region.Line;
import nl.zorgrouter.rules.decide.Choice;

/**
 * Where the calls of a line come in, on an exchange whose dialplan does not say so itself.
 *
 * @param context in which its trunk lands; empty for any
 * @param extension the number as the exchange gets it
 * @param choice what a menu in front of it has asked
 */
public record EntryPoint(
    PbxId pbx, Line line, String context, String extension, Optional<Choice> choice) {
  /** The first half of a Local channel only leads to the second, which is the call. */
  private static final String FIRST_HALF = ";1";

  boolean isWhere(PbxId exchange, CallEvent.Arrived arrived) {
    return pbx.equals(exchange)
        && extension.equals(arrived.dialled().extension())
        && (context.isEmpty() || context.equals(arrived.dialled().context()))
        && !arrived.channel().endsWith(FIRST_HALF);
  }

  /** The marks that our dialplan would have written here. */
  Marks marks() {
    Map<Mark, String> values = new EnumMap<>(Mark.class);
    values.put(Mark.ZR_LINE, line.id());
    values.put(Mark.ZR_ORIGIN, line.kind().name());
    choice.ifPresent(known -> values.put(Mark.ZR_CHOICE, known.name()));
    return new Marks(values);
  }
}

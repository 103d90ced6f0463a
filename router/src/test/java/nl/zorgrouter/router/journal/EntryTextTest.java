package nl.zorgrouter.router.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.call.CallEvent;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.Marks;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.PbxNews;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.router.core.Moment;
import org.junit.jupiter.api.Test;

class EntryTextTest {
  private static final int EACH = 300;
  private static final Moment NOW =
      new Moment(Instant.parse("2026-11-21T22:00:00Z"), Duration.ofSeconds(3));

  @Test
  void everyKindComesBackAsItWasWritten() throws UnreadableEntry {
    Set<Class<?>> seen = new HashSet<>();
    for (Class<?> kind : AnyValue.leaves(Entry.class).toList()) {
      for (int seed = 0; seed < EACH; seed++) {
        Entry entry = (Entry) new AnyValue(seed).of(kind);
        seen.add(entry.getClass());
        byte[] text = EntryText.write(entry, UnaryOperator.identity());
        assertEquals(
            entry,
            EntryText.read(EntryKind.of(entry), text),
            "seed %d: %s".formatted(seed, new String(text, UTF_8)));
      }
    }
    assertEquals(AnyValue.leaves(Entry.class).collect(Collectors.toSet()), seen);
  }

  @Test
  void everyKindHasANumberOfItsOwn() {
    Set<Integer> numbers =
        Stream.of(EntryKind.values()).map(EntryKind::number).collect(Collectors.toSet());
    assertEquals(EntryKind.values().length, numbers.size());
    assertEquals(
        AnyValue.leaves(Entry.class).collect(Collectors.toSet()),
        Stream.of(EntryKind.values()).map(EntryKind::type).collect(Collectors.toSet()));
  }

  @Test
  void noNumberIsInAnyEntry() {
    String number = "0612345678";
    CallId call = new CallId("pbx-1.1");
    List<CallEvent> telling =
        List.of(
            new CallEvent.Arrived(
                NOW.wall(),
                call,
                call,
                "PJSIP/trunk-1",
                number,
                Marks.NONE,
                new CallEvent.Dialled("to-" + number, number)),
            new CallEvent.Asked(
                NOW.wall(),
                call,
                call,
                "PJSIP/trunk-1",
                new nl.zorgrouter.call.Ticket("pbx-1.1-1"),
                number,
                Marks.NONE));
    for (CallEvent event : telling) {
      Entry entry =
          new Entry.Heard(new Input.FromPbx(NOW, new PbxNews.Happened(new PbxId("noord"), event)));
      String text = new String(EntryText.write(entry, _ -> "~concealed"), UTF_8);
      assertFalse(text.contains(number), text);
      assertTrue(text.contains("\"callerNumber\":\"~concealed\""), text);
    }
  }

  /** A nurse calls a patient back from her own telephone, however it wants the number. */
  @Test
  void noNumberThatSomebodyDialledIsInAnyEntry() {
    for (String dialled :
        List.of("0612345678", "+31612345678", "06-12 34 56 78", "9,0612345678", "*31*345678")) {
      assertEquals(CallEvent.Dialled.NOTHING.extension(), writtenOf(dialled));
    }
  }

  @Test
  void theNumberOfALineStaysReadable() {
    for (String dialled : List.of("112", "0600", "12345", "incoming", "")) {
      assertEquals(dialled, writtenOf(dialled));
    }
  }

  /** What a reader finds of a leg that dialled this. */
  private static String writtenOf(String dialled) {
    CallId call = new CallId("pbx-1.1");
    CallEvent event =
        new CallEvent.Arrived(
            NOW.wall(),
            call,
            call,
            "PJSIP/desk-1-1",
            "",
            Marks.NONE,
            new CallEvent.Dialled("phones", dialled));
    Entry entry =
        new Entry.Heard(new Input.FromPbx(NOW, new PbxNews.Happened(new PbxId("noord"), event)));
    try {
      return EntryText.read(EntryKind.HEARD, EntryText.write(entry, _ -> "~concealed"))
                  instanceof Entry.Heard(Input.FromPbx(_, PbxNews.Happened(_, var read)))
              && read instanceof CallEvent.Arrived arrived
          ? arrived.dialled().extension()
          : "no arrival";
    } catch (UnreadableEntry unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** Whatever record it comes in, drawn or to come: a component that holds a number conceals it. */
  @Test
  void noNumberOfACallerIsInARequestOfAProfessional() {
    int concealed = 0;
    for (int seed = 0; seed < EACH; seed++) {
      Input.Requested request = new AnyValue(seed).of(Input.Requested.class);
      String text = new String(EntryText.write(new Entry.Heard(request), _ -> "~concealed"), UTF_8);
      Matcher number = Pattern.compile("\"(?:callerNumber|number)\":\"([^\"]+)\"").matcher(text);
      while (number.find()) {
        assertEquals("~concealed", number.group(1), text);
        concealed++;
      }
    }
    assertTrue(concealed > 0, "no request had a number");
  }

  @Test
  void aWithheldNumberStaysWithheld() {
    CallId call = new CallId("pbx-1.1");
    CallEvent event =
        new CallEvent.Arrived(NOW.wall(), call, call, "PJSIP/trunk-1", "", Marks.NONE);
    Entry entry =
        new Entry.Heard(new Input.FromPbx(NOW, new PbxNews.Happened(new PbxId("noord"), event)));
    String text = new String(EntryText.write(entry, _ -> "~concealed"), UTF_8);
    assertTrue(text.contains("\"callerNumber\":\"\""), text);
  }

  @Test
  void aTextThatIsNoEntryIsRefusedAndNeverGuessedAt() {
    for (String text :
        List.of("", "{", "{}", "[]", "{\"at\":1}", "{\"input\":{\"kind\":\"New\"}}")) {
      assertThrows(
          UnreadableEntry.class,
          () -> EntryText.read(EntryKind.NOTICED, text.getBytes(UTF_8)),
          text);
    }
  }
}

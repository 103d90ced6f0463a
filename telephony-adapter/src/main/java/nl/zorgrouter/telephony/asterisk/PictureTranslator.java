package nl.zorgrouter.telephony.asterisk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.QueueMember;
import nl.zorgrouter.call.QueueName;
import nl.zorgrouter.call.Snapshot;
import nl.zorgrouter.call.Snapshot.Leg;
import nl.zorgrouter.call.Snapshot.Question;
import nl.zorgrouter.call.Snapshot.WaitingCaller;
import nl.zorgrouter.call.Ticket;
import nl.zorgrouter.telephony.ami.AmiMessage;
import nl.zorgrouter.telephony.ami.Output;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;

/**
 * The lists taken at login, in the domain's words.
 *
 * @param snapshot what could be read
 * @param unreadable what could not, one sentence each
 */
public record PictureTranslator(Snapshot snapshot, List<String> unreadable) {
  private static final String QUESTION = "agi:async,";

  /** Translates the lists. One item that cannot be read does not hide the others. */
  public static PictureTranslator translate(Output.Picture picture) {
    List<Leg> legs = new ArrayList<>();
    List<WaitingCaller> waiting = new ArrayList<>();
    List<QueueMember> members = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (AmiMessage channel : picture.channels()) {
      read(unreadable, channel, () -> legs.add(leg(channel)));
    }
    for (AmiMessage item : picture.queues()) {
      switch (item.name()) {
        case "QueueEntry" -> read(unreadable, item, () -> waiting.add(caller(item)));
        case "QueueMember" ->
            read(unreadable, item, () -> members.add(Members.of(item, item.value("Location"))));
        default -> {}
      }
    }
    return new PictureTranslator(
        new Snapshot(Instants.ofMicros(picture.atMicros()), legs, waiting, members),
        List.copyOf(unreadable));
  }

  private static void read(List<String> unreadable, AmiMessage item, Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException impossible) {
      unreadable.add(item.name() + ": " + impossible.getMessage());
    }
  }

  private static Leg leg(AmiMessage raw) {
    CoreShowChannelEvent channel = (CoreShowChannelEvent) EventDecoder.decode(raw).orElseThrow();
    return new Leg(
        new CallId(raw.value("Uniqueid")),
        new CallId(raw.value("Linkedid")),
        raw.value("Channel"),
        Channels.number(raw),
        age(Channels.orEmpty(channel.getDuration())),
        question(raw),
        Channels.marks(raw));
  }

  /** A channel in the application AGI with these arguments waits for an answer. */
  private static Question question(AmiMessage raw) {
    String data = raw.value("ApplicationData");
    boolean asks = raw.value("Application").equals("AGI") && data.startsWith(QUESTION);
    return asks
        ? new Question.Open(new Ticket(data.substring(QUESTION.length())))
        : new Question.None();
  }

  private static WaitingCaller caller(AmiMessage raw) {
    QueueEntryEvent entry = (QueueEntryEvent) EventDecoder.decode(raw).orElseThrow();
    return new WaitingCaller(
        new QueueName(raw.value("Queue")),
        new CallId(raw.value("Uniqueid")),
        Channels.orZero(entry.getPosition()),
        Duration.ofSeconds(Channels.orZero(entry.getWait())));
  }

  /** Asterisk writes {@code 00:01:09}; an age that cannot be read is none. */
  private static Duration age(String text) {
    long seconds = 0;
    for (String part : text.split(":", -1)) {
      seconds = seconds * 60 + Numbers.whole(part, 0);
    }
    return Duration.ofSeconds(seconds);
  }
}

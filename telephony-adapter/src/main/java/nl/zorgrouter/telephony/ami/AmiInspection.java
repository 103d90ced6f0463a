package nl.zorgrouter.telephony.ami;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One examination of an exchange, without the connection: logs in, makes every {@link Look} in
 * turn, and is over. It takes no picture first, so that it also works for a user who may see
 * little, and it never tries again.
 *
 * <p>Not for more than one thread. All times are nanoseconds of one running clock.
 */
public final class AmiInspection {
  private static final Look[] LOOKS = Look.values();

  private final Credentials credentials;
  private final Duration patience;
  private final AmiParser parser;
  private final AmiLimits limits;
  private final Pending pending;
  private final StringBuilder unsent = new StringBuilder();
  private final Map<Look, Outcome> answers = new EnumMap<>(Look.class);
  private Stage stage = Stage.GREETING;
  private Optional<Closing> login = Optional.empty();
  private long deadline;
  private long now;
  private long asked;
  private long clockRoundTrip;
  private long clockRead;
  private int looked;
  private int stamped;
  private int unstamped;

  private enum Stage {
    GREETING,
    CHALLENGING,
    LOGGING_IN,
    LOOKING,
    OVER
  }

  /**
   * An examination on a connection that was just made.
   *
   * @param patience how long the exchange has for the login, and again for each look
   */
  public AmiInspection(Credentials credentials, AmiLimits limits, Duration patience, long now) {
    this.credentials = credentials;
    this.patience = patience;
    this.limits = limits;
    this.now = now;
    parser = new AmiParser(limits, this::read);
    pending = new Pending(limits);
    deadline = now + patience.toNanos();
  }

  /** Bytes came; what is to be written because of them. */
  public String receive(byte[] bytes, long time) {
    now = time;
    if (stage != Stage.OVER) {
      parser.receive(bytes, 0, bytes.length);
      parser.fault().ifPresent(fault -> end(new Closing.ByPeer(fault, limits.said(fault))));
    }
    return taken();
  }

  /** Time has passed; what is to be written because of it. */
  public String wake(long time) {
    now = time;
    if (stage == Stage.LOOKING) {
      pending.expire(now);
    } else if (stage != Stage.OVER && now - deadline >= 0) {
      end(
          new Closing.ByPeer(
              PeerFault.LOGIN_LATE, "no login within " + patience.toMillis() + " ms"));
    }
    return taken();
  }

  /** The connection ended by itself. */
  public void ended(String why) {
    end(new Closing.ByPeer(PeerFault.ENDED, why));
  }

  /** Whether nothing more will be asked. */
  public boolean isOver() {
    return stage == Stage.OVER;
  }

  /** What was seen so far. */
  public Inspection seen() {
    return new Inspection(login, answers, clockRoundTrip, clockRead, stamped, unstamped);
  }

  private String taken() {
    String text = unsent.toString();
    unsent.setLength(0);
    return text;
  }

  private void read(AmiMessage message) {
    switch (message.kind()) {
      case BANNER -> greet();
      case RESPONSE -> respond(message);
      case EVENT -> event(message);
      case FORGED -> {}
    }
  }

  private void greet() {
    if (stage != Stage.GREETING) {
      return;
    }
    switch (credentials.proof()) {
      case CHALLENGE -> {
        stage = Stage.CHALLENGING;
        send(AmiRequest.of(AllowedAction.CHALLENGE, "AuthType", "MD5"));
      }
      case PLAIN -> logIn("Secret", credentials.secret());
    }
  }

  private void respond(AmiMessage response) {
    boolean success = response.name().equals("Success");
    switch (stage) {
      case CHALLENGING -> {
        if (success) {
          logIn("Key", Digest.of(response.value("Challenge"), credentials.secret()));
        } else {
          refused(response);
        }
      }
      case LOGGING_IN -> {
        if (success) {
          stage = Stage.LOOKING;
          lookOn();
        } else {
          refused(response);
        }
      }
      case LOOKING -> pending.answered(response);
      case GREETING, OVER -> {}
    }
  }

  private void logIn(String proof, String value) {
    stage = Stage.LOGGING_IN;
    send(
        proof.equals("Key")
            ? AmiRequest.of(
                AllowedAction.LOGIN,
                "AuthType",
                "MD5",
                "Username",
                credentials.user(),
                proof,
                value,
                "Events",
                "on")
            : AmiRequest.of(
                AllowedAction.LOGIN, "Username", credentials.user(), proof, value, "Events", "on"));
  }

  private void refused(AmiMessage response) {
    end(
        new Closing.ByPeer(
            PeerFault.LOGIN_REFUSED,
            "user `%s`: the exchange says `%s`"
                .formatted(credentials.user(), response.value("Message"))));
  }

  /** FullyBooted is written on the login itself and never bears a time. */
  private void event(AmiMessage event) {
    if (pending.listed(event)) {
      if (pending.overflows(event)) {
        end(new Closing.ByPeer(PeerFault.TOO_MUCH_TO_HOLD, "a list with too many items"));
      }
    } else if (!event.name().equals("FullyBooted")) {
      if (event.value("Timestamp").isEmpty()) {
        unstamped++;
      } else {
        stamped++;
      }
    }
  }

  private void lookOn() {
    if (looked == LOOKS.length) {
      send(AmiRequest.of(AllowedAction.LOGOFF));
      stage = Stage.OVER;
      return;
    }
    Look look = LOOKS[looked++];
    String actionId = "look-" + looked;
    asked = now;
    unsent.append(look.text(actionId));
    pending.await(actionId, look.lastEvent(), now + patience.toNanos(), end -> saw(look, end));
  }

  private void saw(Look look, Outcome outcome) {
    answers.put(look, outcome);
    if (look == Look.CLOCK && outcome instanceof Outcome.Accepted) {
      clockRoundTrip = now - asked;
      clockRead = now;
    }
    if (stage == Stage.LOOKING) {
      lookOn();
    }
  }

  private void send(AmiRequest request) {
    request.writeTo(unsent, "login");
  }

  private void end(Closing why) {
    if (stage == Stage.OVER) {
      return;
    }
    if (stage != Stage.LOOKING) {
      login = Optional.of(why);
    }
    stage = Stage.OVER;
    pending.lose();
  }
}

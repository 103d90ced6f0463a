package nl.zorgrouter.router.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.zorgrouter.router.journal.Access;
import nl.zorgrouter.router.referral.Registrant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens at the routes of the API and writes down who saw or changed what. */
public final class AccessLog {
  /** The pages ask once a second; what is looked at for longer is written again after this. */
  private static final Duration SAME_LOOK = Duration.ofMinutes(15);

  /** Looks that are remembered; one that was forgotten is written once more. */
  private static final int MOST_LOOKS = 10_000;

  /** Lines in a minute about requests of which nobody knows who sent them. */
  private static final int MOST_UNKNOWN = 30;

  private static final int MOST_CHARACTERS = 160;
  private static final String ROOT = "/api/v1/";
  private static final String WHO = "registrant";
  private static final String SHOWN = "shown";
  private static final Logger LOG = LoggerFactory.getLogger("access");

  private final Consumer<Access> book;
  private final InstantSource clock;
  private final Map<Look, Instant> looks =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, Instant> eldest) {
          return size() > MOST_LOOKS;
        }
      };
  private Instant minute = Instant.MIN;
  private int unknown;

  /** The same somebody at the same thing from the same machine. */
  private record Look(String user, String client, String object) {}

  /**
   * A log that has no lines yet.
   *
   * @param book takes them; must not block
   * @param clock the wall's
   */
  public AccessLog(Consumer<Access> book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
  }

  /** Listens at the API; before its routes are added, or it hears nothing of them. */
  public void mount(Router pages) {
    pages
        .route(ROOT + "*")
        .handler(asked -> {
          asked.addEndHandler(_ -> ended(asked));
          asked.next();
        });
  }

  /** Notes who asks. */
  public static void comesFrom(RoutingContext asked, Registrant who) {
    asked.put(WHO, who);
  }

  /** Who asks, once somebody has noted it. */
  public static Optional<Registrant> who(RoutingContext asked) {
    return Optional.ofNullable(asked.<Registrant>get(WHO));
  }

  /**
   * Notes what of a person the answer shows or what was changed.
   *
   * @param object such as {@code referral r-12}; never a telephone number
   */
  public static void shows(RoutingContext asked, String object) {
    Optional<List<String>> before = Optional.ofNullable(asked.<List<String>>get(SHOWN));
    List<String> shown = before.orElseGet(ArrayList::new);
    shown.add(object);
    asked.put(SHOWN, shown);
  }

  private synchronized void ended(RoutingContext asked) {
    int status = asked.response().getStatusCode();
    Access.Result result = status < 400 ? Access.Result.DONE : Access.Result.REFUSED;
    List<String> shown = Optional.ofNullable(asked.<List<String>>get(SHOWN)).orElse(List.of());
    boolean looked = asked.request().method().equals(HttpMethod.GET);
    String path = clean(asked.normalizedPath());
    if (status == 401) {
      knocked(asked, looked ? Access.Deed.SAW : Access.Deed.CHANGED, path);
    } else if (who(asked).isPresent() && looked && status >= 400) {
      seen(asked, path, result);
    } else if (who(asked).isPresent() && looked) {
      shown.forEach(object -> seen(asked, object, result));
    } else if (path.endsWith("/wait") && status < 400) {
      reported(asked, path);
    } else if (!looked) {
      Access.Deed deed = status == 201 ? Access.Deed.CREATED : Access.Deed.CHANGED;
      String object = shown.isEmpty() ? path : "%s, %s".formatted(shown.getFirst(), path);
      write(asked, deed, object, result);
    }
  }

  private void seen(RoutingContext asked, String object, Access.Result result) {
    if (isNew(asked, object + result)) {
      write(asked, Access.Deed.SAW, object, result);
    }
  }

  /** A system reports its waits every few seconds; each of them is in the journal by itself. */
  private void reported(RoutingContext asked, String path) {
    if (isNew(asked, path)) {
      write(asked, Access.Deed.CHANGED, path, Access.Result.DONE);
    }
  }

  private boolean isNew(RoutingContext asked, String object) {
    Instant now = clock.instant();
    Look look = new Look(who(asked).map(Registrant::name).orElse(""), client(asked), object);
    Optional<Instant> before = Optional.ofNullable(looks.get(look));
    boolean again = before.map(at -> at.plus(SAME_LOOK).isAfter(now)).orElse(false);
    if (!again) {
      looks.put(look, now);
    }
    return !again;
  }

  private void knocked(RoutingContext asked, Access.Deed deed, String path) {
    Instant now = clock.instant();
    if (!minute.plusSeconds(60).isAfter(now)) {
      if (unknown > MOST_UNKNOWN) {
        LOG.warn(
            "{} requests without a token that is valid in the minute from {}; {} of them are in the"
                + " journal",
            unknown,
            minute,
            MOST_UNKNOWN);
      }
      minute = now;
      unknown = 0;
    }
    if (++unknown <= MOST_UNKNOWN) {
      write(asked, deed, path, Access.Result.REFUSED);
    }
  }

  private void write(RoutingContext asked, Access.Deed deed, String object, Access.Result result) {
    Optional<Registrant> who = who(asked);
    book.accept(
        new Access(
            clock.instant(),
            who.map(Registrant::name).orElse(""),
            who.map(each -> each.scope().name()).orElse(""),
            who.flatMap(Registrant::service).orElse(""),
            client(asked),
            deed,
            object,
            result));
  }

  private static String client(RoutingContext asked) {
    return Optional.ofNullable(asked.request().remoteAddress())
        .map(address -> String.valueOf(address.hostAddress()))
        .orElse("");
  }

  /** What somebody wrote into an address, short and without what a log could take for its own. */
  private static String clean(String path) {
    String plain = path.replace(ROOT, "").replaceAll("[^A-Za-z0-9/._-]", "?");
    return plain.length() <= MOST_CHARACTERS ? plain : plain.substring(0, MOST_CHARACTERS) + "...";
  }
}

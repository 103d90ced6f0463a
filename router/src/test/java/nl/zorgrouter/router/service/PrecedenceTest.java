package nl.zorgrouter.router.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import nl.zorgrouter.router.service.Precedence.Schedule;
import nl.zorgrouter.router.service.Precedence.Staff;
import nl.zorgrouter.rules.decide.ServiceState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {
  /** Every case there is: six words, two schedules, two kinds of staff. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OPEN    | RUNNING | ANY    | OPEN    | SAID
          OPEN    | RUNNING | NOBODY | OPEN    | SAID
          OPEN    | SHUT    | ANY    | OPEN    | SAID
          OPEN    | SHUT    | NOBODY | OPEN    | SAID
          CLOSED  | RUNNING | ANY    | CLOSED  | SAID
          CLOSED  | RUNNING | NOBODY | CLOSED  | SAID
          CLOSED  | SHUT    | ANY    | CLOSED  | SAID
          CLOSED  | SHUT    | NOBODY | CLOSED  | SAID
          LIMITED | RUNNING | ANY    | LIMITED | SAID
          LIMITED | RUNNING | NOBODY | CLOSED  | STAFF
          LIMITED | SHUT    | ANY    | CLOSED  | SCHEDULE
          LIMITED | SHUT    | NOBODY | CLOSED  | SCHEDULE
          STOPPED | RUNNING | ANY    | STOPPED | SAID
          STOPPED | RUNNING | NOBODY | STOPPED | SAID
          STOPPED | SHUT    | ANY    | CLOSED  | SCHEDULE
          STOPPED | SHUT    | NOBODY | CLOSED  | SCHEDULE
          UNKNOWN | RUNNING | ANY    | UNKNOWN | SAID
          UNKNOWN | RUNNING | NOBODY | UNKNOWN | SAID
          UNKNOWN | SHUT    | ANY    | CLOSED  | SCHEDULE
          UNKNOWN | SHUT    | NOBODY | CLOSED  | SCHEDULE
                  | RUNNING | ANY    | OPEN    | SCHEDULE
                  | RUNNING | NOBODY | CLOSED  | STAFF
                  | SHUT    | ANY    | CLOSED  | SCHEDULE
                  | SHUT    | NOBODY | CLOSED  | SCHEDULE
          """)
  void saysWhoseWordGoesFirst(
      @Nullable ServiceState said,
      Schedule schedule,
      Staff staff,
      ServiceState state,
      Precedence.Source source) {
    assertEquals(
        new Precedence.Outcome(state, source),
        Precedence.of(Optional.ofNullable(said), schedule, staff));
  }
}

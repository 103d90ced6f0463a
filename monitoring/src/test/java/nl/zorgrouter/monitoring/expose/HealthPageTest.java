package nl.zorgrouter.monitoring.expose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import nl.zorgrouter.monitoring.expose.HealthPage.Check;
import nl.zorgrouter.monitoring.expose.HealthPage.State;
import org.junit.jupiter.api.Test;

class HealthPageTest {
  private static final Check RULES = new Check("rules", State.UP, "version 7 is in use");
  private static final Check FIRST = new Check("pbx/pbx-a", State.UP, "in sync");
  private static final Check SECOND =
      new Check("pbx/pbx-b", State.DOWN, "login refused for user `zorg\"router`");

  @Test
  void oneOfTwoExchangesLostIsLessButNotDown() {
    HealthPage page = HealthPage.ready(List.of(RULES), List.of(FIRST, SECOND), List.of());
    assertEquals(State.DEGRADED, page.state());
    assertEquals(200, page.httpStatus());
  }

  @Test
  void withoutAnyExchangeOrWithoutRulesItIsNotReady() {
    Check noRules = new Check("rules", State.DOWN, "no rule set is loaded");
    assertEquals(503, HealthPage.ready(List.of(RULES), List.of(SECOND), List.of()).httpStatus());
    assertEquals(503, HealthPage.ready(List.of(noRules), List.of(FIRST), List.of()).httpStatus());
  }

  @Test
  void aLostDatabaseIsNotDown() {
    Check database = new Check("database", State.DOWN, "unreachable since 02:13:05");
    HealthPage page = HealthPage.ready(List.of(RULES), List.of(FIRST), List.of(database));
    assertEquals(State.DEGRADED, page.state());
  }

  @Test
  void isJsonWhateverAPersonWrote() {
    HealthPage page = HealthPage.ready(List.of(RULES), List.of(SECOND), List.of());
    assertEquals(
        "{\"status\":\"down\",\"checks\":["
            + "{\"name\":\"rules\",\"status\":\"up\",\"says\":\"version 7 is in use\"},"
            + "{\"name\":\"pbx/pbx-b\",\"status\":\"down\","
            + "\"says\":\"login refused for user `zorg\\\"router`\"}]}\n",
        page.page().text());
    assertEquals("{\"status\":\"up\",\"checks\":[]}\n", HealthPage.live().page().text());
  }
}

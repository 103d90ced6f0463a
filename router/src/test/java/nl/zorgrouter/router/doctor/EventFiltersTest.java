package nl.zorgrouter.router.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFiltersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          eventfilter(action(exclude),name(VarSet),header(Variable),method(regex)) @ ^([^Q]|Q[^U]|QUEUE[^S]) @ true
          eventfilter(action(exclude),name(VarSet))                                @ ''                     @ false
          eventfilter(name(VarSet),header(Variable),method(exact))                 @ QUEUESTATUS            @ true
          eventfilter(name(VarSet),header(Variable),method(exact))                 @ DIALSTATUS             @ false
          eventfilter(name(VarSet),header(Variable),method(starts_with))           @ QUEUE                  @ true
          eventfilter(name(Hangup))                                                @ ''                     @ false
          eventfilter                                                              @ !Event: VarSet         @ false
          eventfilter                                                              @ Event: VarSet          @ true
          eventfilter                                                              @ Variable: QUEUESTATUS  @ true
          eventfilter                                                              @ !Variable: RTP         @ true
          """)
  void letThroughWhatAsteriskLetsThrough(String key, String value, boolean passes) {
    Map<String, String> event = new TreeMap<>();
    event.put("Event", "VarSet");
    event.put("Variable", "QUEUESTATUS");
    event.put("Value", "TIMEOUT");
    assertEquals(
        passes,
        EventFilters.of(List.of(new ConfFile.Entry(key, value, "manager.conf", 1))).lets(event));
  }
}

package nl.zorgrouter.rules.dmn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nl.zorgrouter.rules.table.DecisionTable;
import nl.zorgrouter.rules.table.Row;
import org.junit.jupiter.api.Test;

class DmnWriterTest {
  private static final DecisionTable TABLE =
      TriageTable.table(
          TriageTable.with(
                  "not(\"U0\", \"U1\")",
                  "]18..75[ , > 80",
                  "[1380..1440), < 480",
                  "true",
                  "\"HAP\"",
                  "120",
                  "\"say \\\"HAP\\\" <first> & wait\"")
              .replace(
                  "<rule id=\"r1\">",
                  "<rule id=\"r1\"><description>A &lt; B &amp; \"C\"</description>"));

  @Test
  void writesWhatWasRead() {
    DecisionTable again = read(DmnWriter.write(TABLE));

    assertEquals(TABLE.inputs(), again.inputs());
    assertEquals(TABLE.hitPolicy(), again.hitPolicy());
    assertEquals(TABLE.rows().size(), again.rows().size());
    for (int index = 0; index < TABLE.rows().size(); index++) {
      Row before = TABLE.rows().get(index);
      Row after = again.rows().get(index);
      assertEquals(before.id(), after.id());
      assertEquals(before.cells(), after.cells());
      assertEquals(before.outputs(), after.outputs());
      assertEquals(before.note(), after.note());
    }
    assertEquals("A < B & \"C\"", again.rows().getFirst().note());
    assertArrayEquals(DmnWriter.write(TABLE), DmnWriter.write(again));
  }

  @Test
  void offersTheWordsOfAColumnToEditors() {
    String written = new String(DmnWriter.write(TABLE), UTF_8);

    assertTrue(
        written.contains(
            "<text>&quot;U0&quot;,&quot;U1&quot;,&quot;C1&quot;,&quot;unknown&quot;</text>"),
        written);
    assertTrue(written.contains("https://www.omg.org/spec/DMN/20191111/MODEL/"), written);
  }

  private static DecisionTable read(byte[] bytes) {
    return TriageTable.table(new String(bytes, UTF_8));
  }
}

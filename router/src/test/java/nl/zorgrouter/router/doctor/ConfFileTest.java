package nl.zorgrouter.router.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfFileTest {
  @Test
  void readsTemplatesAdditionsAndIncludesAsAsteriskDoes() {
    ConfFile file =
        read(
            Map.of(
                "queues.conf",
                """
                [general]
                autofill = yes ; not a comment in the value
                [usual](!)
                maxlen = 0
                [desk](usual)
                maxlen => 5
                ;-- [hidden]
                maxlen = 9 --;
                #include "more/site.conf"
                [desk](+)
                joinempty = yes
                """,
                "more/site.conf",
                "[care]\ncontext = zorgrouter-urgent\n"));
    assertEquals(Set.of("general", "desk", "care"), file.names());
    assertEquals("5", file.value("desk", "maxlen").orElseThrow().value());
    assertEquals(6, file.value("desk", "maxlen").orElseThrow().line());
    assertEquals("yes", file.value("desk", "joinempty").orElseThrow().value());
    assertEquals("yes", file.value("general", "autofill").orElseThrow().value());
    assertEquals("more/site.conf", file.value("care", "context").orElseThrow().file());
  }

  @Test
  void endsWhereTwoFilesIncludeEachOther() {
    ConfFile file = read(Map.of("queues.conf", "#include queues.conf\n[desk]\nmaxlen = 1\n"));
    assertTrue(file.names().contains("desk"));
  }

  private static ConfFile read(Map<String, String> texts) {
    return ConfFile.read("queues.conf", name -> Optional.ofNullable(texts.get(name))).orElseThrow();
  }
}

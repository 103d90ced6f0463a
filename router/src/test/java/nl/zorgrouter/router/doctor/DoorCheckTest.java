package nl.zorgrouter.router.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorCheckTest {
  private static final String CLOSED =
      """
      [zorgrouter]
      secret = 1
      deny = 0.0.0.0/0.0.0.0
      permit = 127.0.0.1/255.255.255.255
      """;

  @ParameterizedTest
  @CsvSource({
    "bindaddr = 127.0.0.1, ''",
    "bindaddr = 127.0.0.1:5038, ''",
    "bindaddr = ::1, ''",
    "bindaddr = [::1]:5038, ''",
    "tlsenable = yes, `::`",
    "bindaddr = localhost, `::`",
    "bindaddr = 0.0.0.0, `0.0.0.0`",
    "bindaddr = 192.0.2.7:5038, `192.0.2.7:5038`"
  })
  void findsAPlainPortThatOthersCanReach(String line, String where) {
    List<String> said =
        PaperExam.of("manager.conf", "[general]\ntlsenable = yes\n" + line + "\n" + CLOSED)
            .findings("NO_TLS")
            .stream()
            .map(each -> each.sentence().english())
            .toList();
    assertEquals(where.isEmpty() ? 0 : 1, said.size(), said::toString);
    assertTrue(said.stream().allMatch(each -> each.contains("listens on " + where)));
  }

  @Test
  void findsEveryUserWhoMayComeFromAnywhere() {
    assertEquals(
        List.of("wallboard", "recorder"),
        users(
            """
            [wallboard]
            secret = 2
            [nobody]
            read = call
            [closed]
            secret = 3
            deny = 0.0.0.0/0
            [recorder]
            secret = 4
            deny = 0.0.0.0/0
            permit = 0.0.0.0/0
            """,
            "127.0.0.1"));
  }

  @Test
  void asksForTheNewerAddressesOnlyWhereTheyAreHeard() {
    assertEquals(List.of(), users("", "0.0.0.0"));
    assertEquals(List.of("zorgrouter"), users("", "::"));
    assertEquals(List.of(), users("deny = ::/0\n", "::"));
  }

  @Test
  void saysThatANamedListIsNotThere() {
    PaperExam exam =
        PaperExam.of(
            "manager.conf", "[general]\nbindaddr = 127.0.0.1\n[zorgrouter]\nacl = routers\n");
    assertEquals(List.of(), exam.findings("EVERYONE_MAY_LOG_IN"));
    assertTrue(exam.within("NOT_SEEN").contains("user zorgrouter"));
    PaperExam known = exam.and("acl.conf", "[routers]\ndeny = 0.0.0.0/0\npermit = 10.0.0.0/8\n");
    assertTrue(!known.within("NOT_SEEN").contains("user zorgrouter"));
    PaperExam open = exam.and("acl.conf", "[routers]\npermit = 10.0.0.0/8\n");
    assertEquals(1, open.findings("EVERYONE_MAY_LOG_IN").size());
  }

  @Test
  void findsAUserOfTheOlderFile() {
    PaperExam exam =
        PaperExam.of("manager.conf", "[general]\nbindaddr = 127.0.0.1\n" + CLOSED)
            .and("users.conf", "[general]\nhasmanager = no\n[6001]\nsecret = 5\n");
    assertEquals(List.of(), exam.findings("EVERYONE_MAY_LOG_IN"));
    assertEquals(
        1,
        exam.and("users.conf", "[general]\nhasmanager = yes\n[6001]\nsecret = 5\n")
            .findings("EVERYONE_MAY_LOG_IN")
            .size());
    assertEquals(
        1,
        exam.and("users.conf", "[general]\nsecret = 5\n[6001]\nhasmanager = yes\n")
            .findings("EVERYONE_MAY_LOG_IN")
            .size());
  }

  private static List<String> users(String more, String address) {
    return PaperExam.of("manager.conf", "[general]\nbindaddr = " + address + "\n" + CLOSED + more)
        .findings("EVERYONE_MAY_LOG_IN")
        .stream()
        .map(each -> each.sentence().english().replaceFirst("^user `([^`]+)`.*$", "$1"))
        .toList();
  }
}

package nl.zorgrouter.router.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessListTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          ''                                                           @ 203.0.113.1        @ true
          permit=10.0.0.1                                              @ 203.0.113.1        @ true
          deny=0.0.0.0/0.0.0.0                                         @ 203.0.113.1        @ false
          deny=0.0.0.0/0.0.0.0 permit=10.0.0.0/255.0.0.0               @ 203.0.113.1        @ false
          deny=0.0.0.0/0.0.0.0 permit=10.0.0.0/255.0.0.0               @ 10.9.8.7           @ true
          deny=0.0.0.0/0.0.0.0 permit=0.0.0.0/0.0.0.0                  @ 203.0.113.1        @ true
          permit=0.0.0.0/0 deny=0.0.0.0/0                              @ 203.0.113.1        @ false
          deny=0.0.0.0/0 permit=10.0.0.1,203.0.0.0/8                   @ 203.0.113.1        @ true
          permit=!0.0.0.0/0                                            @ 203.0.113.1        @ false
          deny=0.0.0.0/0,!203.0.113.1                                  @ 203.0.113.1        @ true
          deny=0.0.0.0/0 permit=10.0.0.1                               @ 2001:db8::1        @ true
          deny=::/0                                                    @ 2001:db8::1        @ false
          deny=::/0                                                    @ 203.0.113.1        @ true
          deny=::/0 permit=2001:db8::/32                               @ 2001:db8::1        @ true
          deny=::/0 permit=2001:db8::/ffff:ffff:ffff::                 @ 2001:db8:0:1::9    @ true
          deny=0.0.0.0/0 permit=::ffff:203.0.113.1                     @ 203.0.113.1        @ true
          """)
  void admitsWhomAsteriskAdmits(String rules, String from, boolean admits) {
    AccessList list = AccessList.of(entries(rules), Optional.empty());
    assertEquals(List.of(), list.unreadable());
    assertEquals(admits, list.admits(Address.of(from).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "deny=0.0.0.0/33",
    "deny=0.0.0.0/255.0.0",
    "deny=everybody",
    "deny=256.0.0.1",
    "deny=1::2::3",
    "deny=::/0.0.0.0",
    "acl=routers"
  })
  void saysWhichRuleItCannotRead(String rule) {
    assertEquals(
        List.of(rule.replace("=", " = ")),
        AccessList.of(entries(rule), Optional.empty()).unreadable());
  }

  @Test
  void asksEveryNamedListToo() {
    Optional<ConfFile> named =
        ConfFile.read(
            "acl.conf",
            _ ->
                Optional.of(
                    "[routers]\ndeny = 0.0.0.0/0\npermit = 10.0.0.0/8\n[all]\npermit = 0.0.0.0/0\n"));
    Address router = Address.of("10.0.0.9").orElseThrow();
    Address stranger = Address.of("203.0.113.1").orElseThrow();
    assertEquals(true, AccessList.of(entries("acl=routers"), named).admits(router));
    assertEquals(false, AccessList.of(entries("acl=all,routers"), named).admits(stranger));
    assertEquals(true, AccessList.of(entries("acl=all"), named).admits(stranger));
    assertEquals(false, AccessList.of(entries("deny=0.0.0.0/0 acl=all"), named).admits(stranger));
  }

  private static List<ConfFile.Entry> entries(String rules) {
    return Arrays.stream(rules.split(" ", -1))
        .filter(rule -> !rule.isEmpty())
        .map(rule -> rule.split("=", 2))
        .map(rule -> new ConfFile.Entry(rule[0], rule[1], "manager.conf", 1))
        .toList();
  }
}

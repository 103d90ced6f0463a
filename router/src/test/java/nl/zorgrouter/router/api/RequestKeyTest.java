package nl.zorgrouter.router.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestKeyTest {
  private static final String ASKED = "/api/v1/referrals\n{\"number\":\"0612345678\"}";

  @TempDir private Path data = Path.of("");

  @Test
  void theSameRequestHasTheSameDigestAtEveryStart() {
    String before = RequestKey.in(data, 1).digest(ASKED);
    assertEquals(before, RequestKey.in(data, 1).digest(ASKED));
    assertNotEquals(before, RequestKey.in(data, 1).digest(ASKED.replace('8', '9')));
  }

  @Test
  void nobodyElseCanMakeIt() throws IOException {
    String digest = RequestKey.in(data, 1).digest(ASKED);
    assertNotEquals(Token.digest(ASKED), digest);
    assertNotEquals(RequestKey.in(data, 2).digest(ASKED), digest);
    assertNotEquals(RequestKey.unwritten().digest(ASKED), digest);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void aKeyThatOthersCouldReadOrThatIsNoneIsMadeAnew() throws IOException {
    String first = RequestKey.in(data, 1).digest(ASKED);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    String second = RequestKey.in(data, 1).digest(ASKED);
    assertNotEquals(first, second);
    assertEquals(second, RequestKey.in(data, 1).digest(ASKED));
    Files.writeString(file(), "");
    String third = RequestKey.in(data, 1).digest(ASKED);
    assertNotEquals(second, third);
    assertEquals(third, RequestKey.in(data, 1).digest(ASKED));
  }

  @Test
  void aRouterThatCannotKeepItWorksAllTheSame() throws IOException {
    Path file = Files.writeString(data.resolve("no-folder"), "");
    assertEquals(64, RequestKey.in(file, 1).digest(ASKED).length());
  }

  private Path file() {
    return data.resolve("request-key-1");
  }
}

package nl.zorgrouter.router.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilesCheckTest {
  @Test
  void saysWhichPartOfAFileItCouldNotRead() {
    assertEquals(
        List.of("queues.conf:1", "queues.conf:3", "queues.conf:4"),
        PaperExam.of(
                "queues.conf",
                """
                #include more.conf
                #tryinclude local/queues.conf
                #tryinclude "queues.d/*.conf"
                #exec /usr/local/bin/queues
                """)
            .within("NOT_SEEN")
            .stream()
            .filter(each -> each.startsWith("queues.conf:"))
            .toList());
  }
}

package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.router.journal.Access;

/**
 * Numbers that must be forgotten, by what stands for them in the journal: an order that lies in the
 * journal's folder until the one who writes there has carried it out. No number is in it.
 *
 * @param by who asked for it
 * @param reason why, in his words
 * @param commitments what stands for the numbers in the journal
 */
public record ErasureOrder(String by, String reason, List<String> commitments) {
  private static final Pattern NAME = Pattern.compile("erase-[0-9a-f-]{36}\\.order");
  private static final Pattern COMMITMENT = Pattern.compile("~[0-9a-f]{64}");
  private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]{1,200}");

  /** How much of a commitment says in the log which one it was. */
  private static final int SHORT = 17;

  private static final String ROLE = "operator";
  static final String CLIENT = "zorgrouter journal erase";
  private static final Pattern OBJECT =
      Pattern.compile("\\d+ numbers \\(((?:~[0-9a-f]{16} ?)*)\\): .*");

  public ErasureOrder {
    commitments = List.copyOf(commitments);
    if (!LINE.matcher(by).matches() || !LINE.matcher(reason).matches()) {
      throw new IllegalArgumentException(
          "found `%s` and `%s`; expected a name and a reason of 1 to 200 characters"
              .formatted(by, reason));
    }
    for (String each : commitments) {
      if (!COMMITMENT.matcher(each).matches()) {
        throw new IllegalArgumentException(
            "found `%s`; expected what stands for a number in a journal".formatted(each));
      }
    }
  }

  /** Puts the order into a journal's folder, whole or not at all; gives its file. */
  Path give(Path folder) throws IOException {
    Path file = folder.resolve("erase-%s.order".formatted(UUID.randomUUID()));
    Path making = folder.resolve(file.getFileName() + ".making");
    List<String> lines = new ArrayList<>(List.of(by, reason));
    lines.addAll(commitments);
    Files.write(making, lines);
    try (FileChannel written = FileChannel.open(making, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    return Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The files of orders that nobody has carried out yet. */
  static List<Path> given(Path folder) throws IOException {
    return JournalFolder.files(folder, NAME);
  }

  /**
   * Reads an order.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static ErasureOrder read(Path file) throws IOException {
    List<String> lines = Files.readString(file, UTF_8).lines().toList();
    if (lines.size() < 2) {
      throw new IllegalArgumentException(
          "found %d lines; expected a name and a reason".formatted(lines.size()));
    }
    return new ErasureOrder(lines.get(0), lines.get(1), lines.subList(2, lines.size()));
  }

  /** What the log that NEN 7513 asks for says of it. */
  Access logged(Instant at) {
    return new Access(
        at,
        by,
        ROLE,
        "",
        CLIENT,
        Access.Deed.ERASED,
        "%d numbers (%s): %s"
            .formatted(
                commitments.size(),
                String.join(" ", commitments.stream().map(ErasureOrder::shortened).toList()),
                reason),
        Access.Result.DONE);
  }

  /** How a log names what stands for a number. */
  static String shortened(String commitment) {
    return commitment.substring(0, SHORT);
  }

  /**
   * What that line says was erased, as {@link #shortened} names it; none when it is of no order.
   */
  static Set<String> erasedBy(Access line) {
    Matcher told = OBJECT.matcher(line.object());
    boolean isOfOrder =
        line.deed() == Access.Deed.ERASED
            && line.role().equals(ROLE)
            && line.client().equals(CLIENT)
            && told.matches();
    return isOfOrder ? Set.copyOf(List.of(told.group(1).split(" "))) : Set.of();
  }
}

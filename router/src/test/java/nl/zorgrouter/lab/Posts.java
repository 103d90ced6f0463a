package nl.zorgrouter.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A region with a post for each of many situations, so that these can happen side by side: post-1
 * to post-38, open at every hour, each for a town of its own and each with the next one as its
 * neighbour.
 */
final class Posts {
  /** How many there are. */
  static final int MANY = 38;

  /** An age for which a post has ten minutes to answer. */
  static final int PATIENT = 80;

  /** An age for which it has the seconds of the test. */
  static final int IN_A_HURRY = 34;

  private static final List<String> TOWNS =
      List.of(
          "GM0059", "GM0060", "GM0072", "GM0074", "GM0080", "GM0085", "GM0086", "GM0088", "GM0090",
          "GM0093", "GM0096", "GM0098", "GM0737", "GM1891", "GM1900", "GM1940", "GM1949", "GM0106",
          "GM0109", "GM0114", "GM0118", "GM0119", "GM1680", "GM1681", "GM1690", "GM1699", "GM1701",
          "GM1731", "GM1966", "GM1969", "GM1979", "GM0037", "GM0765", "GM1895", "GM1950", "GM1952",
          "GM0047", "GM1730");

  private Posts() {}

  /** The town of a post, counted from 1. */
  static String town(int post) {
    return TOWNS.get(post - 1);
  }

  /** Writes the region: a referral has to be answered within so many seconds. */
  static Path region(int seconds) {
    return region(seconds, Set.of());
  }

  /** The same, with posts that are only a number: nobody knows how long one waits there. */
  static Path region(int seconds, Set<Integer> numbers) {
    Path region = OpenRegion.write(seconds);
    try {
      Path file = region.resolve("region.yaml");
      String text = Files.readString(file);
      Files.writeString(
          file,
          text.replaceFirst("coverage: \\[VR01]", "coverage: [GM0014]")
              .replaceFirst("coverage: \\[VR02]", "coverage: [GM1970]")
              .replaceFirst("coverage: \\[VR03]", "coverage: [GM1970]")
              .replace("  ggz-noord:\n", services(numbers) + "  ggz-noord:\n")
              .replace("agreements:\n", "agreements:\n" + agreements()));
      Path rules = region.resolve("rules/disposition.dmn");
      Files.writeString(
          rules,
          Files.readString(rules)
              .replace(
                  "<outputEntry id=\"em-elderly_answerWithin\"><text>300</text>",
                  "<outputEntry id=\"em-elderly_answerWithin\"><text>600</text>"));
      return region;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String services(Set<Integer> numbers) {
    return IntStream.rangeClosed(1, MANY)
        .mapToObj(post ->
            """
              post-%d:
                type: HAP
                name: Post %d
                coverage: [%s]
                hours: always
                endpoint: {%s, target: post-%d}
                accepts: {urgencies: [U1, U2, U3, U4, U5, C1, C2], untriaged: TAKEN}

            """
                .formatted(
                    post,
                    post,
                    town(post),
                    numbers.contains(post)
                        ? "number: \"+3150555%04d\"".formatted(post)
                        : "pbx: hap-noord",
                    post))
        .collect(Collectors.joining());
  }

  private static String agreements() {
    return IntStream.rangeClosed(1, MANY)
        .mapToObj(post ->
            "  - {from: post-%d, to: post-%d, since: 2015-01-01, basis: neighbours}\n"
                .formatted(post, post % MANY + 1))
        .collect(Collectors.joining());
  }
}

package nl.zorgrouter.router.doctor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody may have meant who wrote another. */
final class NearName {
  /** One slip in so many letters can still be a slip. */
  private static final int LETTERS_A_SLIP = 4;

  private NearName() {}

  /** The nearest of the names that is near; the first by alphabet where several are as near. */
  static Optional<String> of(String written, Collection<String> names) {
    int most = Math.max(1, written.length() / LETTERS_A_SLIP);
    return names.stream()
        .filter(name -> slips(written, name) <= most)
        .min(
            Comparator.comparingInt((String name) -> slips(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** How many letters were added, left out, changed, or swapped with the next one. */
  static int slips(String one, String other) {
    String from = one.toLowerCase(Locale.ROOT);
    String to = other.toLowerCase(Locale.ROOT);
    int[][] least = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          least[i][j] = i + j;
          continue;
        }
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int kept = least[i - 1][j - 1] + (same ? 0 : 1);
        least[i][j] = Math.min(kept, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          least[i][j] = Math.min(least[i][j], 1 + least[i - 2][j - 2]);
        }
      }
    }
    return least[from.length()][to.length()];
  }
}

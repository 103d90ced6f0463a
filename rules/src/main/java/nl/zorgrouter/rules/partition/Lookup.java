package nl.zorgrouter.rules.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Domain;
import nl.zorgrouter.rules.table.Value;
import org.jspecify.annotations.Nullable;

/** From a value to its class, fast: one hash, one array access or one short search. */
final class Lookup {
  private static final int OUTSIDE = -1;

  /** Domains of numbers up to this size are one array: 32 KiB. */
  private static final int LARGEST_TABLE = 8_192;

  private final @Nullable String[] words;
  private final int[] wordClass;
  private final int low;
  private final int[] numberClass;
  private final int[] starts;
  private final int[] startClass;
  private final int high;
  private int absent = OUTSIDE;
  private int yes = OUTSIDE;
  private int no = OUTSIDE;

  private Lookup(Column column, List<List<Span>> classes) {
    int size = 1;
    if (column.domain() instanceof Domain.Words(List<String> all)) {
      size = Integer.highestOneBit(all.size()) * 4;
    }
    words = new @Nullable String[size];
    wordClass = new int[size];
    if (column.domain() instanceof Domain.Numbers(int lowest, int highest, Domain.Presence _)) {
      low = lowest;
      high = highest;
    } else {
      low = 0;
      high = -1;
    }
    long numbers = (long) high - low + 1;
    numberClass = new int[numbers <= LARGEST_TABLE ? (int) numbers : 0];
    List<int[]> runs = fill(classes);
    runs.sort((one, other) -> Integer.compare(one[0], other[0]));
    starts = runs.stream().mapToInt(run -> run[0]).toArray();
    startClass = runs.stream().mapToInt(run -> run[1]).toArray();
  }

  static Lookup of(Column column, List<List<Span>> classes) {
    return new Lookup(column, classes);
  }

  /**
   * The class, or a negative number; a chain of tests, which costs half of a pattern switch here.
   */
  int classOf(Value value) {
    if (value instanceof Value.Text(String text)) {
      return word(text);
    }
    if (value instanceof Value.Whole(int number)) {
      return number(number);
    }
    if (value instanceof Value.Flag(boolean holds)) {
      return holds ? yes : no;
    }
    return absent;
  }

  private int word(String text) {
    int mask = words.length - 1;
    int slot = spread(text) & mask;
    for (String word = words[slot]; word != null; word = words[slot]) {
      if (word.equals(text)) {
        return wordClass[slot];
      }
      slot = (slot + 1) & mask;
    }
    return OUTSIDE;
  }

  private int number(int number) {
    if (number < low || number > high) {
      return OUTSIDE;
    }
    if (numberClass.length > 0) {
      return numberClass[number - low];
    }
    int at = Arrays.binarySearch(starts, number);
    return startClass[at >= 0 ? at : -at - 2];
  }

  private List<int[]> fill(List<List<Span>> classes) {
    List<int[]> runs = new ArrayList<>();
    for (int index = 0; index < classes.size(); index++) {
      for (Span span : classes.get(index)) {
        switch (span) {
          case Span.Run(int first, int last) -> {
            runs.add(new int[] {first, index});
            if (numberClass.length > 0) {
              Arrays.fill(numberClass, first - low, last - low + 1, index);
            }
          }
          case Span.One(Value.Text(String text)) -> put(text, index);
          case Span.One(Value.Flag(boolean holds)) -> {
            yes = holds ? index : yes;
            no = holds ? no : index;
          }
          case Span.One(Value.Absent _) -> absent = index;
          case Span.One(Value.Whole _) -> throw new IllegalStateException("numbers come in runs");
        }
      }
    }
    return runs;
  }

  private void put(String text, int index) {
    int mask = words.length - 1;
    int slot = spread(text) & mask;
    while (words[slot] != null) {
      slot = (slot + 1) & mask;
    }
    words[slot] = text;
    wordClass[slot] = index;
  }

  private static int spread(String text) {
    int hash = text.hashCode();
    return hash ^ (hash >>> 15);
  }
}

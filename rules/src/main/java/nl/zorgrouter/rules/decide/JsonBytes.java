package nl.zorgrouter.rules.decide;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import nl.zorgrouter.region.Hours;

/**
 * Reads JSON of one line as machines write it, byte by byte. Whatever is unusual makes it doubtful:
 * it then goes on without sense until it is asked, and everything that it read is to be forgotten.
 */
final class JsonBytes {
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_DIGITS = 9;
  private static final int MOST_FIELDS = Long.SIZE;

  /** Short texts come again and again: codes, municipalities, languages. */
  private static final int REMEMBERED = 1_024;

  private static final int LONGEST_REMEMBERED = ByteNames.BLOCK;

  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private byte[] bytes = {};
  private int at;
  private int limit;
  private boolean doubtful;

  /** The bounds and the hash of the text that was read last, without its quotes. */
  private int from;

  private int to;
  private long head;
  private long hash;

  private final List<Optional<String>> texts =
      new ArrayList<>(Collections.nCopies(REMEMBERED, Optional.of("")));

  /** The letters of each remembered text in one number. */
  private final long[] heads = new long[REMEMBERED];

  /** The day that was asked for last, and its number. */
  private int lastDay;

  private long lastDayNumber;

  /** Begins at a place in some bytes. */
  void begin(byte[] text, int start, int end) {
    bytes = text;
    at = start;
    limit = end;
    doubtful = false;
  }

  /** Where it stands. */
  int at() {
    return at;
  }

  boolean isDoubtful() {
    return doubtful;
  }

  /** What stands here is for a careful reader. */
  void doubt() {
    doubtful = true;
    at = limit;
  }

  /**
   * The fields of an object.
   *
   * @param field reads the value of a field, by its number among the names
   */
  void object(ByteNames<?> names, IntConsumer field) {
    expect('{');
    if (next() == '}') {
      at++;
      return;
    }
    long seen = 0;
    do {
      int name = name(names);
      if (name < 0 || name >= MOST_FIELDS || ((seen >>> name) & 1) == 1) {
        doubt();
        return;
      }
      seen |= 1L << name;
      expect(':');
      next();
      field.accept(name);
    } while (goesOn('}'));
  }

  /** The items of a list. */
  void list(Runnable item) {
    expect('[');
    if (next() == ']') {
      at++;
      return;
    }
    do {
      next();
      item.run();
    } while (goesOn(']'));
  }

  /** What a text stands for among some names. */
  <T> T word(ByteNames<T> names, T none) {
    int name = name(names);
    if (name < 0) {
      doubt();
      return none;
    }
    return names.value(name);
  }

  Optional<String> text() {
    scan();
    if (doubtful) {
      return Optional.empty();
    }
    if (to - from > LONGEST_REMEMBERED) {
      return Optional.of(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
    int slot = (int) (hash ^ (hash >>> 32) ^ (hash >>> 12)) & (REMEMBERED - 1);
    if (heads[slot] != head || texts.get(slot).orElse("").length() != to - from) {
      heads[slot] = head;
      texts.set(slot, Optional.of(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)));
    }
    return texts.get(slot);
  }

  OptionalInt whole(int low, int high) {
    int start = at;
    int number = 0;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9' && at - start <= MOST_DIGITS) {
      number = number * 10 + (bytes[at++] - '0');
    }
    int digits = at - start;
    boolean plain = digits == 1 || (digits > 1 && digits <= MOST_DIGITS && bytes[start] != '0');
    if (!plain || number < low || number > high) {
      doubt();
    }
    return OptionalInt.of(number);
  }

  Known truth() {
    if (isNext("true")) {
      at += 4;
      return Known.YES;
    }
    if (isNext("false")) {
      at += 5;
      return Known.NO;
    }
    doubt();
    return Known.UNKNOWN;
  }

  /** A time with its seconds and its offset, such as {@code 2026-11-21T02:10:00.5+01:00}. */
  Optional<Instant> time() {
    scan();
    boolean shaped =
        !doubtful
            && to - from >= "2026-11-21T02:10:00Z".length()
            && bytes[from + 4] == '-'
            && bytes[from + 7] == '-'
            && bytes[from + 10] == 'T'
            && bytes[from + 13] == ':'
            && bytes[from + 16] == ':';
    if (!shaped) {
      doubt();
      return Optional.empty();
    }
    int year = number(from, 4);
    int hour = number(from + 11, 2);
    int minute = number(from + 14, 2);
    int second = number(from + 17, 2);
    int zone = from + 19;
    int nanos = 0;
    if (bytes[zone] == '.') {
      int digits = 0;
      for (zone++; zone < to && bytes[zone] >= '0' && bytes[zone] <= '9' && digits < 9; zone++) {
        nanos = nanos * 10 + (bytes[zone] - '0');
        digits++;
      }
      for (int missing = digits; missing < 9; missing++) {
        nanos *= 10;
      }
      if (digits == 0) {
        doubt();
      }
    }
    int offset = offset(zone);
    long day = day(year, number(from + 5, 2), number(from + 8, 2));
    if (doubtful || hour > 23 || minute > 59 || second > 59) {
      doubt();
      return Optional.empty();
    }
    int ofDay = hour * 3_600 + minute * 60 + second;
    return Optional.of(Instant.ofEpochSecond(day * 86_400 + ofDay - offset, nanos));
  }

  /** Whether nothing but blanks stands between here and the end of the line; goes there. */
  boolean isAtEndOfLine() {
    byte next = next();
    return !doubtful && (at == limit || next == '\n');
  }

  private long day(int year, int month, int day) {
    if (doubtful || year < Hours.FIRST_YEAR || year > Hours.LAST_YEAR) {
      doubt();
      return 0;
    }
    int asked = (year << 16) | (month << 8) | day;
    if (asked != lastDay) {
      try {
        lastDayNumber = LocalDate.of(year, month, day).toEpochDay();
        lastDay = asked;
      } catch (DateTimeException noSuchDay) {
        doubt();
        return 0;
      }
    }
    return lastDayNumber;
  }

  /** Seconds before Greenwich; from here to the end of the text. */
  private int offset(int zone) {
    if (zone + 1 == to && bytes[zone] == 'Z') {
      return 0;
    }
    boolean shaped =
        zone + 6 == to && (bytes[zone] == '+' || bytes[zone] == '-') && bytes[zone + 3] == ':';
    if (!shaped) {
      doubt();
      return 0;
    }
    int hours = number(zone + 1, 2);
    int minutes = number(zone + 4, 2);
    if (hours > 17 || minutes > 59) {
      doubt();
    }
    int seconds = hours * 3_600 + minutes * 60;
    return bytes[zone] == '+' ? seconds : -seconds;
  }

  private int number(int start, int digits) {
    int number = 0;
    for (int place = start; place < start + digits; place++) {
      if (bytes[place] < '0' || bytes[place] > '9') {
        doubt();
        return 0;
      }
      number = number * 10 + (bytes[place] - '0');
    }
    return number;
  }

  private int name(ByteNames<?> names) {
    next();
    scan();
    return doubtful ? ByteNames.NONE : names.index(bytes, from, to, head, hash);
  }

  /** Goes past a text of plain letters. */
  private void scan() {
    if (at >= limit || bytes[at] != '"') {
      doubt();
      return;
    }
    at++;
    from = at;
    head = 0;
    hash = 0;
    boolean ended = false;
    while (!ended && at < limit) {
      long block = ByteNames.block(bytes, at, bytes.length);
      int letters = plainLetters(block);
      ended = letters < ByteNames.BLOCK;
      block = ByteNames.first(block, letters);
      head = at == from ? block : head;
      hash = ByteNames.next(hash, block);
      at += letters;
    }
    to = at;
    if (at >= limit || bytes[at] != '"' || to - from > LONGEST_TEXT) {
      doubt();
    }
    at++;
  }

  /**
   * How many letters stand before the first that is a quote, a control, an escape or not ASCII, in
   * eight bytes at once: in each byte that is meant, and in none before it, the highest bit is set.
   */
  private static int plainLetters(long block) {
    long quote = block ^ ('"' * EACH_BYTE);
    long escape = block ^ ('\\' * EACH_BYTE);
    long found =
        ((quote - EACH_BYTE) & ~quote)
            | ((escape - EACH_BYTE) & ~escape)
            | ((block - (' ' * EACH_BYTE)) & ~block)
            | block;
    return Long.numberOfTrailingZeros(found & HIGH_BITS) / Byte.SIZE;
  }

  private boolean isNext(String word) {
    if (limit - at < word.length()) {
      return false;
    }
    for (int place = 0; place < word.length(); place++) {
      if (bytes[at + place] != word.charAt(place)) {
        return false;
      }
    }
    return true;
  }

  /** Whether another field or item follows; otherwise the object or list has ended. */
  private boolean goesOn(char end) {
    byte found = next();
    if (found == ',') {
      at++;
      return true;
    }
    if (found == end) {
      at++;
    } else {
      doubt();
    }
    return false;
  }

  private void expect(char letter) {
    if (next() == letter) {
      at++;
    } else {
      doubt();
    }
  }

  /** The next byte that is not blank, or 0 at the end. */
  private byte next() {
    while (at < limit && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at < limit ? bytes[at] : 0;
  }
}

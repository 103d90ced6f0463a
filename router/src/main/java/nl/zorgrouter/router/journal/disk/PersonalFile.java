package nl.zorgrouter.router.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import nl.zorgrouter.router.journal.Concealment;

/**
 * The numbers of one day (UTC), apart from the journal: rows of one length, so that a row can be
 * erased where it stands.
 */
final class PersonalFile implements AutoCloseable {
  /** {@code commitment 32, salt 16, seconds 8, state 1, length 1, number 94, checksum 4}. */
  static final int ROW = 156;

  private static final int LONGEST = 94;
  private static final Pattern NAME = Pattern.compile("personal-\\d{8}\\.zrp");
  private static final byte KEPT = 1;
  private static final byte ERASED = 2;
  private static final int BEFORE_STATE = 32 + Concealment.SALT_BYTES + 8;

  private final FileChannel channel;
  private long end;

  private PersonalFile(FileChannel channel) throws IOException {
    this.channel = channel;
    this.end = channel.size() / ROW * ROW;
  }

  /**
   * A number with its salt.
   *
   * @param number empty when it was erased
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(byte[] commitment, byte[] salt, Instant at, Optional<String> number) {}

  static Path of(Path folder, LocalDate day) {
    return folder.resolve(
        "personal-%s.zrp".formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE)));
  }

  static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Forgets every number of the days before this one; the journal itself stays whole. */
  static void forgetBefore(Path folder, LocalDate first) throws IOException {
    Path oldest = of(folder, first);
    for (Path file : all(folder)) {
      if (file.compareTo(oldest) < 0) {
        Files.delete(file);
      }
    }
  }

  /** The numbers of every day that is kept, oldest first. */
  static List<Path> all(Path folder) throws IOException {
    return JournalFolder.files(folder, NAME);
  }

  static PersonalFile open(Path file) throws IOException {
    return new PersonalFile(
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  static PersonalFile read(Path file) throws IOException {
    return new PersonalFile(FileChannel.open(file, StandardOpenOption.READ));
  }

  /** Appends rows; they are on disk when this returns. A row that fails is written over. */
  void append(Iterable<Row> rows) throws IOException {
    long place = end;
    for (Row row : rows) {
      write(bytes(row), place);
      place += ROW;
    }
    channel.force(false);
    end = place;
  }

  /** How many rows are in it. */
  long rows() {
    return end / ROW;
  }

  /** The row at this index; empty when its bytes do not fit. */
  Optional<Row> row(long index) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(ROW);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, index * ROW + bytes.position()) < 0) {
        return Optional.empty();
      }
    }
    return read(bytes.array());
  }

  /** Forgets the number and the salt of a row. */
  void erase(long index, Row row) throws IOException {
    write(
        bytes(
            new Row(
                row.commitment(), new byte[Concealment.SALT_BYTES], row.at(), Optional.empty())),
        index * ROW);
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void write(byte[] row, long place) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(row);
    while (bytes.hasRemaining()) {
      channel.write(bytes, place + bytes.position());
    }
  }

  private static byte[] bytes(Row row) {
    ByteBuffer bytes = ByteBuffer.allocate(ROW);
    byte[] number = row.number().orElse("").getBytes(UTF_8);
    int length = Math.min(number.length, LONGEST);
    bytes.put(row.commitment()).put(row.salt()).putLong(row.at().getEpochSecond());
    bytes.put(row.number().isPresent() ? KEPT : ERASED).put((byte) length).put(number, 0, length);
    bytes.putInt(ROW - 4, checksum(bytes.array()));
    return bytes.array();
  }

  private static Optional<Row> read(byte[] row) {
    ByteBuffer bytes = ByteBuffer.wrap(row);
    byte[] commitment = new byte[32];
    byte[] salt = new byte[Concealment.SALT_BYTES];
    bytes.get(commitment).get(salt);
    long seconds = bytes.getLong();
    byte state = row[BEFORE_STATE];
    int length = row[BEFORE_STATE + 1];
    if (bytes.getInt(ROW - 4) != checksum(row)
        || (state != KEPT && state != ERASED)
        || length < 0
        || length > LONGEST) {
      return Optional.empty();
    }
    String number = new String(row, BEFORE_STATE + 2, length, UTF_8);
    Row read =
        new Row(
            commitment,
            salt,
            Instant.ofEpochSecond(seconds),
            state == KEPT ? Optional.of(number) : Optional.empty());
    boolean fits =
        state == ERASED
            || length == LONGEST
            || Arrays.equals(Concealment.commitment(salt, number), commitment);
    return fits ? Optional.of(read) : Optional.empty();
  }

  private static int checksum(byte[] row) {
    CRC32C crc = new CRC32C();
    crc.update(row, 0, ROW - 4);
    return (int) crc.getValue();
  }
}

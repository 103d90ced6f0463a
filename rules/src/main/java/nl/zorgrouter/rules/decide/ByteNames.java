package nl.zorgrouter.rules.decide;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Names that are found in bytes without making a text of them: one hash, one comparison. */
final class ByteNames<T> {
  /** What {@link #index} answers for a name that is not there. */
  static final int NONE = -1;

  /** So many letters are looked at together. */
  static final int BLOCK = Long.BYTES;

  private static final VarHandle BLOCKS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final List<T> values;
  private final byte[][] names;
  private final long[] heads;

  /** The number of a name at the place of its hash, or at the next free one. */
  private final int[] slots;

  /**
   * Names with what each stands for.
   *
   * @param names each once; a name with other letters than ASCII is never found
   */
  ByteNames(List<String> names, List<T> values) {
    this.values = List.copyOf(values);
    this.names =
        names.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    heads = new long[names.size()];
    slots = new int[Integer.highestOneBit(Math.max(1, names.size())) * 4];
    Arrays.fill(slots, NONE);
    for (int index = 0; index < heads.length; index++) {
      byte[] name = this.names[index];
      heads[index] = block(name, 0, name.length);
      long hash = 0;
      for (int at = 0; at <= name.length; at += BLOCK) {
        hash = next(hash, block(name, at, name.length));
      }
      int slot = slot(hash);
      while (slots[slot] != NONE) {
        slot = after(slot);
      }
      slots[slot] = index;
    }
  }

  /**
   * The hash of a text and one more block; it begins at 0, and the last block has less than eight
   * letters, or none.
   */
  static long next(long hash, long block) {
    return (hash + block) * SPREAD;
  }

  /** Eight bytes as one number, the first lowest; zeros beyond the end. */
  static long block(byte[] bytes, int from, int end) {
    if (end - from >= BLOCK) {
      return (long) BLOCKS.get(bytes, from);
    }
    long block = 0;
    for (int at = end - 1; at >= from; at--) {
      block = (block << Byte.SIZE) | (bytes[at] & 0xFF);
    }
    return block;
  }

  /** The first letters of a block, zeros for the others. */
  static long first(long block, int letters) {
    return letters == BLOCK ? block : block & ((1L << (letters * Byte.SIZE)) - 1);
  }

  /**
   * The number of a name, from 0 in the order given, or {@link #NONE}.
   *
   * @param head its first block
   * @param hash of all its blocks
   */
  int index(byte[] bytes, int from, int to, long head, long hash) {
    for (int slot = slot(hash); slots[slot] != NONE; slot = after(slot)) {
      int index = slots[slot];
      byte[] name = names[index];
      boolean isIt =
          heads[index] == head
              && name.length == to - from
              && (name.length <= BLOCK
                  || Arrays.equals(name, BLOCK, name.length, bytes, from + BLOCK, to));
      if (isIt) {
        return index;
      }
    }
    return NONE;
  }

  /** What a name stands for. */
  T value(int index) {
    return values.get(index);
  }

  private int slot(long hash) {
    return (int) (hash >>> 40) & (slots.length - 1);
  }

  private int after(int slot) {
    return (slot + 1) & (slots.length - 1);
  }
}

package nl.zorgrouter.rules.box;

/** For each input of a {@link Space}, some of its classes; all combinations of them. */
public final class Box {
  /** One bit a class, the inputs one after another, each beginning in a new word. */
  final long[] bits;

  Box(long[] bits) {
    this.bits = bits;
  }

  /** Whether every case of another box of the same space is in this one. */
  public boolean contains(Box other) {
    for (int word = 0; word < bits.length; word++) {
      if ((other.bits[word] & ~bits[word]) != 0) {
        return false;
      }
    }
    return true;
  }
}

package nl.zorgrouter.rules.box;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes boxes away from a box. A piece that no other box touches is left; a piece that lies inside
 * another box is gone; any other piece is cut along the box that cuts it into the fewest parts.
 */
public final class Subtraction {
  private final Space space;
  private final Budget budget;
  private final int wanted;
  private final Deque<Piece> open = new ArrayDeque<>();
  private final List<Box> left = new ArrayList<>();

  private Subtraction(Space space, Budget budget, int wanted) {
    this.space = space;
    this.budget = budget;
    this.wanted = wanted;
  }

  /** Whether anything is left of a box, and then one piece of it. */
  public static Remainder any(Space space, Box box, List<Box> taken, Budget budget) {
    return pieces(space, box, taken, budget, 1);
  }

  /**
   * What is left of a box.
   *
   * @param taken what is taken away
   * @param wanted the most pieces to look for, at least 1
   */
  public static Remainder pieces(Space space, Box box, List<Box> taken, Budget budget, int wanted) {
    return new Subtraction(space, budget, wanted).run(box, taken);
  }

  private Remainder run(Box box, List<Box> taken) {
    if (space.isEmpty(box)) {
      return new Remainder.Nothing();
    }
    open.push(new Piece(box, taken));
    while (!open.isEmpty() && left.size() < wanted) {
      Piece piece = open.pop();
      if (!budget.take(piece.taken.size() + 1L)) {
        return left.isEmpty()
            ? new Remainder.Unknown(budget.steps())
            : new Remainder.Something(left, Remainder.Extent.MORE);
      }
      take(piece);
    }
    if (left.isEmpty()) {
      return new Remainder.Nothing();
    }
    return new Remainder.Something(
        left, open.isEmpty() ? Remainder.Extent.ALL : Remainder.Extent.MORE);
  }

  private void take(Piece piece) {
    List<Box> touching = new ArrayList<>();
    int best = -1;
    int fewest = Integer.MAX_VALUE;
    for (Box each : piece.taken) {
      int parts = parts(piece.box, each);
      if (parts == 0) {
        return;
      }
      if (parts > 0) {
        if (parts < fewest) {
          fewest = parts;
          best = touching.size();
        }
        touching.add(each);
      }
    }
    if (best < 0) {
      left.add(piece.box);
    } else {
      Box cut = touching.remove(best);
      cut(piece.box, cut, touching);
    }
  }

  /** Into how many parts a box is cut by taking another away; -1 when they do not meet. */
  private int parts(Box box, Box taken) {
    int parts = 0;
    for (int axis = 0; axis < space.size(); axis++) {
      long shared = space.begin(axis) == space.end(axis) ? 1 : 0;
      long outside = 0;
      for (int word = space.begin(axis); word < space.end(axis); word++) {
        shared |= box.bits[word] & taken.bits[word];
        outside |= box.bits[word] & ~taken.bits[word];
      }
      if (shared == 0) {
        return -1;
      }
      parts += outside == 0 ? 0 : 1;
    }
    return parts;
  }

  private void cut(Box box, Box taken, List<Box> others) {
    long[] rest = box.bits.clone();
    for (int axis = 0; axis < space.size(); axis++) {
      long outside = 0;
      for (int word = space.begin(axis); word < space.end(axis); word++) {
        outside |= rest[word] & ~taken.bits[word];
      }
      if (outside != 0) {
        long[] part = rest.clone();
        for (int word = space.begin(axis); word < space.end(axis); word++) {
          part[word] &= ~taken.bits[word];
          rest[word] &= taken.bits[word];
        }
        open.push(new Piece(new Box(part), others));
      }
    }
  }

  /** A box of which some boxes must still be taken. */
  private record Piece(Box box, List<Box> taken) {}
}

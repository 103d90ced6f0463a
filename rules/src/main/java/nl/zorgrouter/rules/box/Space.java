package nl.zorgrouter.rules.box;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.rules.partition.Axis;
import nl.zorgrouter.rules.table.Column;
import nl.zorgrouter.rules.table.Condition;
import nl.zorgrouter.rules.table.Value;

/** The inputs of some questions, each cut into classes at the constants that the questions use. */
public final class Space {
  private final List<Axis> axes;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** Where each axis begins in the bits of a box, and where the last one ends. */
  private final int[] offsets;

  private Space(List<Axis> axes, BitSet cut) {
    this.axes = List.copyOf(axes);
    offsets = new int[axes.size() + 1];
    for (int axis = 0; axis < axes.size(); axis++) {
      numbers.put(axes.get(axis).column().name(), axis);
      // an input that no question asks for needs no bits
      int words = cut.get(axis) ? (axes.get(axis).size() + Long.SIZE - 1) / Long.SIZE : 0;
      offsets[axis + 1] = offsets[axis] + words;
    }
  }

  /**
   * The space of some inputs.
   *
   * @param columns the inputs
   * @param regions everything that will be made a box of this space: conditions by input
   */
  public static Space of(List<Column> columns, List<Map<String, Condition>> regions) {
    List<Axis> axes = new ArrayList<>();
    BitSet cut = new BitSet(columns.size());
    for (Column column : columns) {
      List<Condition> conditions = new ArrayList<>();
      for (Map<String, Condition> region : regions) {
        Optional.ofNullable(region.get(column.name())).ifPresent(conditions::add);
      }
      Axis axis = Axis.of(column, conditions);
      cut.set(axes.size(), !conditions.stream().allMatch(each -> holdsAlways(axis, each)));
      axes.add(axis);
    }
    return new Space(axes, cut);
  }

  /**
   * The cases that satisfy conditions on some inputs, whatever the others are.
   *
   * @throws IllegalArgumentException when the space has no such input
   */
  public Box box(Map<String, Condition> conditions) {
    long[] bits = new long[offsets[axes.size()]];
    for (int axis = 0; axis < axes.size(); axis++) {
      fill(bits, axis, Optional.ofNullable(conditions.get(axes.get(axis).column().name())));
    }
    for (String name : conditions.keySet()) {
      if (!numbers.containsKey(name)) {
        throw new IllegalArgumentException("this space has no input `%s`".formatted(name));
      }
    }
    return new Box(bits);
  }

  /** The cases that are in both boxes; nothing when there are none. */
  public Optional<Box> common(Box one, Box other) {
    long[] bits = new long[one.bits.length];
    for (int word = 0; word < bits.length; word++) {
      bits[word] = one.bits[word] & other.bits[word];
    }
    Box common = new Box(bits);
    return isEmpty(common) ? Optional.empty() : Optional.of(common);
  }

  /** Whether there is no case in a box: one of its inputs can be nothing. */
  public boolean isEmpty(Box box) {
    return !meet(box, box);
  }

  /** Whether two boxes have a case in common. */
  public boolean meet(Box one, Box other) {
    for (int axis = 0; axis < axes.size(); axis++) {
      long shared = offsets[axis] == offsets[axis + 1] ? 1 : 0;
      for (int word = offsets[axis]; word < offsets[axis + 1]; word++) {
        shared |= one.bits[word] & other.bits[word];
      }
      if (shared == 0) {
        return false;
      }
    }
    return true;
  }

  /** The box with one input freed: whatever that input is. */
  public Box freed(Box box, String input) {
    long[] bits = box.bits.clone();
    fill(bits, number(input), Optional.empty());
    return new Box(bits);
  }

  /** Whether a box holds a value of one input. */
  public boolean holds(Box box, String input, Value value) {
    int axis = number(input);
    if (offsets[axis] == offsets[axis + 1]) {
      return true;
    }
    int each = axes.get(axis).classOf(value);
    return (box.bits[offsets[axis] + each / Long.SIZE] & (1L << (each % Long.SIZE))) != 0;
  }

  /** A case of a box: a value for every input. */
  public Map<String, Value> example(Box box) {
    Map<String, Value> example = new LinkedHashMap<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      example.put(axes.get(axis).column().name(), axes.get(axis).example(classes(box, axis)));
    }
    return example;
  }

  /** What a box asks of its inputs, as cells; an input that may be anything is left out. */
  public Map<String, String> describe(Box box) {
    Map<String, String> description = new LinkedHashMap<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      BitSet classes = classes(box, axis);
      if (offsets[axis] < offsets[axis + 1] && classes.cardinality() < axes.get(axis).size()) {
        description.put(axes.get(axis).column().name(), axes.get(axis).describe(classes));
      }
    }
    return description;
  }

  int size() {
    return axes.size();
  }

  int begin(int axis) {
    return offsets[axis];
  }

  int end(int axis) {
    return offsets[axis + 1];
  }

  private static boolean holdsAlways(Axis axis, Condition condition) {
    return axis.classesOf(condition).cardinality() == axis.size();
  }

  private void fill(long[] bits, int axis, Optional<Condition> condition) {
    if (offsets[axis] == offsets[axis + 1]) {
      return;
    }
    BitSet classes = new BitSet();
    if (condition.isPresent()) {
      classes.or(axes.get(axis).classesOf(condition.get()));
    } else {
      classes.set(0, axes.get(axis).size());
    }
    long[] words = classes.toLongArray();
    for (int word = offsets[axis]; word < offsets[axis + 1]; word++) {
      int at = word - offsets[axis];
      bits[word] = at < words.length ? words[at] : 0;
    }
  }

  private BitSet classes(Box box, int axis) {
    if (offsets[axis] == offsets[axis + 1]) {
      BitSet all = new BitSet();
      all.set(0, axes.get(axis).size());
      return all;
    }
    long[] words = new long[offsets[axis + 1] - offsets[axis]];
    System.arraycopy(box.bits, offsets[axis], words, 0, words.length);
    return BitSet.valueOf(words);
  }

  private int number(String input) {
    Integer number = numbers.get(input);
    if (number == null) {
      throw new IllegalArgumentException("this space has no input `%s`".formatted(input));
    }
    return number;
  }
}

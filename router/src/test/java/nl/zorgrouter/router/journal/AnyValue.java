package nl.zorgrouter.router.journal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.zorgrouter.router.core.Input;
import nl.zorgrouter.rules.decide.Decision;
import nl.zorgrouter.rules.decide.Outcome;

/**
 * Draws values of any record, sealed type, enum or word: a new kind of entry needs no line here.
 */
final class AnyValue {
  private static final int TRIES = 200;

  private final Random dice;

  AnyValue(long seed) {
    this.dice = new Random(seed);
  }

  /** All records that a sealed type stands for. */
  static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(AnyValue::leaves)
        : Stream.of(type);
  }

  <T> T of(Class<T> type) {
    return type.cast(any(type));
  }

  private Object any(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isSealed()) {
      List<Class<?>> leaves =
          leaves(plain).filter(leaf -> leaf != Input.RulesActivated.class).toList();
      return any(leaves.get(dice.nextInt(leaves.size())));
    }
    if (plain.isEnum()) {
      return plain.getEnumConstants()[dice.nextInt(plain.getEnumConstants().length)];
    }
    return plain.isRecord() ? record(plain) : word(plain);
  }

  private Object container(ParameterizedType type) {
    Type[] of = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return dice.nextBoolean() ? Optional.of(any(of[0])) : Optional.empty();
    }
    if (type.getRawType() == List.class) {
      return IntStream.range(0, dice.nextInt(3)).mapToObj(_ -> any(of[0])).toList();
    }
    if (type.getRawType() == Set.class) {
      return dice.nextBoolean() ? Set.of(any(of[0])) : Set.of();
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int entry = dice.nextInt(3); entry > 0; entry--) {
      map.put(any(of[0]), any(of[1]));
    }
    return map;
  }

  private Object word(Class<?> type) {
    if (type == String.class) {
      return "w" + dice.nextInt(1_000) + (dice.nextInt(20) == 0 ? " \"é\u0000\n€" : "");
    }
    if (type == Instant.class) {
      return Instant.ofEpochSecond(
          1_800_000_000L + dice.nextInt(1_000_000), dice.nextInt(1_000_000) * 1_000L);
    }
    if (type == Duration.class) {
      return Duration.ofNanos(dice.nextLong(10_000_000_000_000L));
    }
    if (type == OptionalInt.class) {
      return dice.nextBoolean() ? OptionalInt.of(dice.nextInt(9)) : OptionalInt.empty();
    }
    if (type == int.class || type == Integer.class) {
      return 1 + dice.nextInt(2);
    }
    if (type == double.class) {
      return 1 + dice.nextInt(60);
    }
    return type == boolean.class || type == Boolean.class
        ? (Object) dice.nextBoolean()
        : (Object) dice.nextLong();
  }

  /** Drawn again when the record says that its parts do not fit each other. */
  private Object record(Class<?> type) {
    if (type == Decision.class && dice.nextBoolean()) {
      // half of all drawn decisions would contradict themselves otherwise
      return drawn(type, Outcome.STAY);
    }
    return drawn(type, null);
  }

  private Object drawn(Class<?> type, @org.jspecify.annotations.Nullable Outcome outcome) {
    RuntimeException last = new IllegalStateException("never tried");
    for (int round = 0; round < TRIES; round++) {
      try {
        List<Object> values = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
          values.add(
              part.getType() == Outcome.class && outcome != null
                  ? outcome
                  : any(part.getGenericType()));
        }
        return made(type, values);
      } catch (IllegalArgumentException unfitting) {
        last = unfitting;
      }
    }
    throw new IllegalStateException("no %s could be drawn".formatted(type.getSimpleName()), last);
  }

  private static Object made(Class<?> type, List<Object> values) {
    try {
      Class<?>[] types =
          Stream.of(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof RuntimeException unfitting) {
        throw new IllegalArgumentException(unfitting);
      }
      throw new IllegalStateException(refused);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(missing);
    }
  }
}

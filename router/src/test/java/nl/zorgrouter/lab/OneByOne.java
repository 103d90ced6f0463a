package nl.zorgrouter.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * A class whose tests share an exchange and its queues: one after the other, though beside those of
 * other classes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(providers = OneByOne.ItsExchange.class)
@interface OneByOne {

  /** A lock that only one class takes: its tests follow each other in the thread that holds it. */
  final class ItsExchange implements ResourceLocksProvider {
    @Override
    public Set<Lock> provideForClass(Class<?> tests) {
      return Set.of(new Lock("exchange of " + tests.getName()));
    }
  }
}

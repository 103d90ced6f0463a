package nl.zorgrouter.router.store;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs only where a small disk can be mounted, which takes root. Elsewhere the test is skipped,
 * visibly; with {@code ZORGROUTER_LAB_REQUIRED=1} it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRoot.Condition.class)
@interface NeedsRoot {

  /** Looks whether a disk can be mounted. */
  final class Condition implements ExecutionCondition {
    private static final Optional<String> MISSING = missing();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (MISSING.isEmpty()) {
        return ConditionEvaluationResult.enabled("a small disk can be mounted");
      }
      if ("1".equals(System.getenv("ZORGROUTER_LAB_REQUIRED"))) {
        throw new IllegalStateException(MISSING.get());
      }
      if (context.getTestMethod().isEmpty()) {
        System.err.println(
            "skipped: " + context.getRequiredTestClass().getName() + ": " + MISSING.get());
      }
      return ConditionEvaluationResult.disabled(MISSING.get());
    }

    private static Optional<String> missing() {
      try {
        Path place = Files.createTempDirectory("small-disk");
        try (SmallDisk disk = SmallDisk.mount(place, 1)) {
          return Files.isDirectory(disk.path()) ? Optional.empty() : Optional.of("no disk");
        } finally {
          Files.delete(place);
        }
      } catch (IOException refused) {
        return Optional.of(
            "no small disk can be mounted here (%s); run the tests as root"
                .formatted(refused.getMessage()));
      }
    }
  }
}

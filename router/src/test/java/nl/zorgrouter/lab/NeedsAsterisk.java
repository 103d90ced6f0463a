package nl.zorgrouter.lab;

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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A class of tests that run on a real Asterisk: skipped, with a sentence on how to get it, where
 * there is none, and failed instead when {@code ZORGROUTER_LAB_REQUIRED=1}.
 *
 * <p>Its tests run side by side, because most of what they do is wait.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsAsterisk.Condition.class)
@Execution(ExecutionMode.CONCURRENT)
@interface NeedsAsterisk {

  /** Looks whether the laboratory is set up and may be used. */
  final class Condition implements ExecutionCondition {
    private static final Optional<String> MISSING = missing();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (MISSING.isEmpty()) {
        return ConditionEvaluationResult.enabled("the laboratory is ready");
      }
      String sentence = MISSING.orElseThrow();
      if ("1".equals(System.getenv("ZORGROUTER_LAB_REQUIRED"))) {
        throw new IllegalStateException(sentence);
      }
      if (context.getTestMethod().isEmpty()) {
        System.err.println(
            "skipped: " + context.getRequiredTestClass().getName() + ": " + sentence);
      }
      return ConditionEvaluationResult.disabled(sentence);
    }

    private static Optional<String> missing() {
      String how =
          "no real Asterisk here; run `sudo docker/asterisk/lab setup` once, then the tests as root";
      try {
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        Exchange.lab("status");
        return root ? Optional.empty() : Optional.of(how);
      } catch (java.io.IOException | IllegalStateException absent) {
        return Optional.of(how);
      }
    }
  }
}

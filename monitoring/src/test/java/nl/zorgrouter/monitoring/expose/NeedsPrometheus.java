package nl.zorgrouter.monitoring.expose;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs only where Prometheus and its promtool are installed. Elsewhere the test is skipped,
 * visibly; with {@code ZORGROUTER_LAB_REQUIRED=1} it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPrometheus.Condition.class)
@interface NeedsPrometheus {

  /** Looks for both programs on the path. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      List<String> missing =
          List.of("prometheus", "promtool").stream()
              .filter(name -> House.program(name).isEmpty())
              .toList();
      if (missing.isEmpty()) {
        return ConditionEvaluationResult.enabled("Prometheus is there");
      }
      String sentence =
          "no %s on the path; run `apt-get install prometheus`"
              .formatted(String.join(" and no ", missing));
      if ("1".equals(System.getenv("ZORGROUTER_LAB_REQUIRED"))) {
        throw new IllegalStateException(sentence);
      }
      if (context.getTestMethod().isEmpty()) {
        System.err.println(
            "skipped: " + context.getRequiredTestClass().getName() + ": " + sentence);
      }
      return ConditionEvaluationResult.disabled(sentence);
    }
  }
}

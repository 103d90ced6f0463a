package nl.zorgrouter.router.demo;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs only where a Chromium is installed. Elsewhere the test is skipped, visibly; with {@code
 * ZORGROUTER_LAB_REQUIRED=1} it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
public @interface NeedsChromium {

  /** Looks for a browser on the path. */
  final class Condition implements ExecutionCondition {
    private static final List<String> NAMES =
        List.of("chromium", "chromium-browser", "google-chrome");

    /** The browser, when there is one. */
    static Optional<Path> browser() {
      return Arrays.stream(
              Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
          .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
          .filter(Files::isExecutable)
          .findFirst();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (browser().isPresent()) {
        return ConditionEvaluationResult.enabled("a browser is there");
      }
      String sentence = "no Chromium on the path; install one (for example the package chromium)";
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

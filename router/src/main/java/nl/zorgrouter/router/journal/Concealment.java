package nl.zorgrouter.router.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands in an entry where a number was: HMAC-SHA-256 of the number under a salt of its own. With
 * salt and number gone, nobody can tell which number it was, not even by trying all.
 */
public final class Concealment {
  /** The salt of one number. */
  public static final int SALT_BYTES = 16;

  /** Says in a text that a commitment follows. */
  private static final String SIGN = "~";

  private static final Pattern HIDDEN = Pattern.compile("~[0-9a-f]{64}");

  private static final Pattern QUOTED = Pattern.compile("\"(%s)\"".formatted(HIDDEN));

  private Concealment() {}

  /** The 32 bytes that stand for a number. */
  public static byte[] commitment(byte[] salt, String number) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt, "HmacSHA256"));
      return mac.doFinal(number.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJavaCan) {
      throw new IllegalStateException(everyJavaCan);
    }
  }

  /**
   * A text with the numbers back in it.
   *
   * @param numbers gives the number for what stands in its place
   */
  public static byte[] revealed(byte[] text, UnaryOperator<String> numbers) {
    return QUOTED
        .matcher(new String(text, UTF_8))
        .replaceAll(found ->
            Matcher.quoteReplacement(
                '"'
                    + String.valueOf(
                        JsonStringEncoder.getInstance()
                            .quoteAsString(numbers.apply(found.group(1))))
                    + '"'))
        .getBytes(UTF_8);
  }

  /** What stands for numbers in the text of an entry. */
  public static Set<String> in(byte[] text) {
    return QUOTED
        .matcher(new String(text, UTF_8))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** Whether this stands for a number. */
  static boolean isHidden(String word) {
    return HIDDEN.matcher(word).matches();
  }

  /** The commitment as it stands in an entry. */
  public static String text(byte[] commitment) {
    return SIGN + HexFormat.of().formatHex(commitment);
  }
}

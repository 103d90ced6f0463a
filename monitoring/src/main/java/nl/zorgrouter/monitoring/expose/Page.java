package nl.zorgrouter.monitoring.expose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What to send to a reader.
 *
 * @param contentType the value of the {@code Content-Type} header
 * @param bytes the body
 */
@SuppressWarnings("ArrayRecordComponent")
public record Page(String contentType, byte[] bytes) {
  /** The body as text in UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Page(String type, byte[] body)
        && type.equals(contentType)
        && Arrays.equals(body, bytes);
  }

  @Override
  public int hashCode() {
    return 31 * contentType.hashCode() + Arrays.hashCode(bytes);
  }
}

package nl.zorgrouter.rules.dmn;

/** Text of an XML document, indented by two blanks. */
final class Xml {
  private final StringBuilder written =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  /** A start tag; attributes are names and values in turn. */
  void open(String element, String... attributes) {
    tag(element, attributes).append(">\n");
    depth++;
  }

  void close(String element) {
    depth--;
    indent().append("</").append(element).append(">\n");
  }

  void empty(String element, String... attributes) {
    tag(element, attributes).append(" />\n");
  }

  void text(String element, String text) {
    tag(element).append('>');
    escape(text);
    written.append("</").append(element).append(">\n");
  }

  private StringBuilder tag(String element, String... attributes) {
    indent().append('<').append(element);
    for (int index = 0; index < attributes.length; index += 2) {
      written.append(' ').append(attributes[index]).append("=\"");
      escape(attributes[index + 1]);
      written.append('"');
    }
    return written;
  }

  private StringBuilder indent() {
    return written.repeat("  ", depth);
  }

  private void escape(String text) {
    for (int index = 0; index < text.length(); index++) {
      char letter = text.charAt(index);
      switch (letter) {
        case '&' -> written.append("&amp;");
        case '<' -> written.append("&lt;");
        case '>' -> written.append("&gt;");
        case '"' -> written.append("&quot;");
        case '\r' -> written.append("&#13;");
        default -> written.append(letter);
      }
    }
  }

  @Override
  public String toString() {
    return written.toString();
  }
}

package nl.zorgrouter.rules.dmn;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.zorgrouter.finding.Sentence;
import org.jspecify.annotations.Nullable;

/** Reads the elements of DMN's namespace out of bytes that nobody vouches for. */
final class XmlReader {
  private static final Set<String> NAMESPACES =
      Set.of(
          "https://www.omg.org/spec/DMN/20191111/MODEL/",
          "https://www.omg.org/spec/DMN/20211108/MODEL/",
          "https://www.omg.org/spec/DMN/20230324/MODEL/");

  private final Findings findings;
  private final Deque<Open> open = new ArrayDeque<>();
  private int elements;
  private @Nullable Element root;

  private XmlReader(Findings findings) {
    this.findings = findings;
  }

  /** The root element, or nothing, and then the findings say why. */
  static Optional<Element> read(byte[] bytes, Findings findings) {
    if (bytes.length > Limits.BYTES) {
      findings.error(
          "TOO_LARGE",
          findings.wholeFile(),
          bytes.length + " bytes",
          Said.both("at most %d bytes", "hoogstens %d bytes", Limits.BYTES));
      return Optional.empty();
    }
    Optional<String> text = decode(bytes);
    if (text.isEmpty()) {
      findings.error(
          "NOT_UTF8",
          findings.wholeFile(),
          Said.both("the file is not written in UTF-8", "het bestand is niet in UTF-8 geschreven"));
      return Optional.empty();
    }
    return new XmlReader(findings).read(text.get());
  }

  private static Optional<String> decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException otherEncoding) {
      return Optional.empty();
    }
  }

  private Optional<Element> read(String text) {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
      while (xml.hasNext()) {
        if (!take(xml)) {
          return Optional.empty();
        }
      }
      return Optional.ofNullable(root);
    } catch (XMLStreamException notXml) {
      explain(notXml);
      return Optional.empty();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** One event; false when the file is refused as a whole. */
  private boolean take(XMLStreamReader xml) throws XMLStreamException {
    return switch (xml.next()) {
      case XMLStreamConstants.START_ELEMENT -> start(xml);
      case XMLStreamConstants.END_ELEMENT -> {
        end();
        yield true;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (!open.isEmpty()) {
          open.peek().text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
        yield true;
      }
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          refuse(
              xml,
              "DTD_REFUSED",
              "DOCTYPE",
              Said.both(
                  "a DMN file without DTD and entities",
                  "een DMN-bestand zonder DTD en entiteiten"));
      default -> true;
    };
  }

  private boolean start(XMLStreamReader xml) {
    boolean ours = NAMESPACES.contains(Optional.ofNullable(xml.getNamespaceURI()).orElse(""));
    if (open.isEmpty() && !(ours && xml.getLocalName().equals("definitions"))) {
      return refuse(
          xml,
          "NOT_DMN",
          xml.getLocalName() + " of " + xml.getNamespaceURI(),
          Said.both(
              "`definitions` of DMN 1.3, 1.4 or 1.5", "`definitions` van DMN 1.3, 1.4 of 1.5"));
    }
    if (open.size() >= Limits.DEPTH) {
      return refuse(
          xml,
          "TOO_DEEP",
          xml.getLocalName(),
          Said.both(
              "at most %d elements inside one another",
              "hoogstens %d elementen in elkaar", Limits.DEPTH));
    }
    if (++elements > Limits.ELEMENTS) {
      return refuse(
          xml,
          "TOO_MANY_ELEMENTS",
          xml.getLocalName(),
          Said.both("at most %d elements", "hoogstens %d elementen", Limits.ELEMENTS));
    }
    open.push(new Open(xml, ours && (open.isEmpty() || open.peek().kept)));
    return true;
  }

  private void end() {
    Open closed = open.pop();
    if (!closed.kept) {
      return;
    }
    Element element = closed.element();
    if (open.isEmpty()) {
      root = element;
    } else {
      open.peek().children.add(element);
    }
  }

  private boolean refuse(XMLStreamReader xml, String code, String found, Sentence expected) {
    findings.error(
        code,
        findings.place(
            Math.max(0, xml.getLocation().getLineNumber()),
            Math.max(0, xml.getLocation().getColumnNumber())),
        found,
        expected);
    return false;
  }

  private void explain(XMLStreamException notXml) {
    int line = notXml.getLocation() == null ? 0 : Math.max(0, notXml.getLocation().getLineNumber());
    int column =
        notXml.getLocation() == null ? 0 : Math.max(0, notXml.getLocation().getColumnNumber());
    boolean twice =
        String.valueOf(notXml.getMessage()).contains("AttributeNotUnique")
            || String.valueOf(notXml.getMessage()).contains("already specified");
    findings.error(
        twice ? "ATTRIBUTE_TWICE" : "NOT_XML",
        findings.place(line, column),
        twice
            ? Said.both(
                "an element has the same attribute twice; expected each attribute once",
                "een element heeft tweemaal hetzelfde attribuut; verwacht: elk attribuut eenmaal")
            : Said.both(
                "this is not well-formed XML; expected a complete DMN file",
                "dit is geen welgevormde XML; verwacht: een volledig DMN-bestand"));
  }

  /** An element whose end is still to come. */
  private static final class Open {
    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final int line;
    private final int column;
    private final boolean kept;
    private final StringBuilder text = new StringBuilder();
    private final List<Element> children = new ArrayList<>();

    Open(XMLStreamReader xml, boolean kept) {
      name = xml.getLocalName();
      line = Math.max(0, xml.getLocation().getLineNumber());
      column = Math.max(0, xml.getLocation().getColumnNumber());
      this.kept = kept;
      for (int index = 0; kept && index < xml.getAttributeCount(); index++) {
        if (xml.getAttributeNamespace(index) == null
            || xml.getAttributeNamespace(index).isEmpty()) {
          attributes.put(xml.getAttributeLocalName(index), xml.getAttributeValue(index));
        }
      }
    }

    Element element() {
      return new Element(
          name, Map.copyOf(attributes), line, column, text.toString(), List.copyOf(children));
    }
  }
}

package nl.zorgrouter.rules.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the TCK's own files; independent of our reader, which is judged by them. */
final class TckXml {
  private TckXml() {}

  static Element parse(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    } catch (SAXException | ParserConfigurationException unreadable) {
      throw new IOException(file.toString(), unreadable);
    }
  }

  static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .<Element>mapMulti((Node node, Consumer<Element> next) -> {
          if (node instanceof Element element && name.equals(element.getLocalName())) {
            next.accept(element);
          }
        })
        .toList();
  }

  static Element first(Element parent, String name) {
    return children(parent, name).getFirst();
  }

  static String text(Element parent, String name) {
    return Stream.of(first(parent, name)).map(Element::getTextContent).findFirst().orElseThrow();
  }
}

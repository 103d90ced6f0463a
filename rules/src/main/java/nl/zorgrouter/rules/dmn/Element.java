package nl.zorgrouter.rules.dmn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of DMN's namespace, as far as the reader needs it.
 *
 * @param name without its prefix
 * @param attributes those without a namespace
 * @param line where its start tag ends, from 1
 * @param column where its start tag ends, from 1: the place of its text
 * @param text its own characters
 * @param children its elements of DMN's namespace, in order
 */
record Element(
    String name,
    Map<String, String> attributes,
    int line,
    int column,
    String text,
    List<Element> children) {

  Optional<String> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  Stream<Element> all(String child) {
    return children.stream().filter(each -> each.name().equals(child));
  }

  Optional<Element> first(String child) {
    return all(child).findFirst();
  }
}

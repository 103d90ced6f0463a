package nl.zorgrouter.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.zorgrouter.finding.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** One YAML file as a tree of values with places. */
public final class YamlDocument {
  /** Larger than the region file of any country. */
  private static final int MOST_BYTES = 1024 * 1024;

  private YamlDocument() {}

  /**
   * The root of the file; empty, and told, when it is no YAML at all.
   *
   * @param file its name, as findings repeat it
   * @param bytes its content: YAML in UTF-8, at most 1 MiB, without anchors
   * @param faults takes what is wrong
   */
  public static Optional<Yaml> read(String file, byte[] bytes, Faults faults) {
    Place whole = Place.of(file);
    if (bytes.length > MOST_BYTES) {
      faults.error(
          "TOO_LARGE",
          whole,
          "found %d bytes; expected at most %d".formatted(bytes.length, MOST_BYTES),
          "gevonden: %d bytes; verwacht: hoogstens %d".formatted(bytes.length, MOST_BYTES));
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      LoadSettings settings =
          LoadSettings.builder()
              .setCodePointLimit(MOST_BYTES)
              .setMaxAliasesForCollections(0)
              .build();
      if (Anchors.refused(text, settings, faults)) {
        return Optional.empty();
      }
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.isEmpty()) {
        faults.error("EMPTY", whole, "the file is empty", "het bestand is leeg");
      }
      return node.map(found -> new Yaml(faults, found, ""));
    } catch (CharacterCodingException notText) {
      faults.error(
          "NOT_UTF8", whole, "the file is not text in UTF-8", "het bestand is geen tekst in UTF-8");
    } catch (MarkedYamlEngineException broken) {
      faults.error(
          "NOT_YAML",
          faults.place(broken.getProblemMark(), ""),
          "not readable as YAML: " + broken.getProblem(),
          "niet leesbaar als YAML: " + broken.getProblem());
    } catch (YamlEngineException broken) {
      faults.error(
          "NOT_YAML",
          whole,
          "not readable as YAML: " + broken.getMessage(),
          "niet leesbaar als YAML: " + broken.getMessage());
    }
    return Optional.empty();
  }
}

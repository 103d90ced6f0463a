package nl.zorgrouter.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.zorgrouter.finding.Reading;

/** The region that ships with the product, as tests read it. */
public final class ShippedRegion {
  /** Its directory. */
  public static final Path DIRECTORY =
      Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
          .filter(folder -> Files.exists(folder.resolve("mvnw")))
          .findFirst()
          .orElseThrow()
          .resolve("regions/demo-noord");

  private ShippedRegion() {}

  /** Its description, read. */
  public static Region region() {
    return switch (RegionReader.read("region.yaml", bytes("region.yaml"))) {
      case Reading.Read<Region> read -> read.value();
      case Reading.Refused<Region> refused ->
          throw new AssertionError(
              refused.findings().stream()
                  .map(each -> each.place() + ": " + each.sentence().english())
                  .collect(Collectors.joining("\n")));
    };
  }

  /** The bytes of one of its files. */
  public static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(DIRECTORY.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package nl.zorgrouter.router.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.RegionReader;
import nl.zorgrouter.region.Service;

/** The region that ships with the product. */
final class Directory {
  static final Region REGION = region();

  private Directory() {}

  static Service service(String id) {
    return REGION.service(id).orElseThrow();
  }

  private static Region region() {
    try {
      byte[] bytes =
          Files.readString(Path.of("../regions/demo-noord/region.yaml"))
              .getBytes(StandardCharsets.UTF_8);
      return switch (RegionReader.read("region.yaml", bytes)) {
        case Reading.Read<Region> read -> read.value();
        case Reading.Refused<Region> refused ->
            throw new AssertionError(refused.findings().toString());
      };
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

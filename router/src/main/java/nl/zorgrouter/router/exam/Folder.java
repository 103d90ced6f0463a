package nl.zorgrouter.router.exam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.zorgrouter.router.doctor.ConfFile;
import nl.zorgrouter.router.doctor.ConfFolder;
import nl.zorgrouter.router.doctor.Doctor;

/** The configuration folder of an exchange, where it can be read from here. */
public final class Folder {
  /** Larger than any configuration a person writes. */
  private static final long MOST_BYTES = 16L << 20;

  private Folder() {}

  /** Every file of the folder that a check looks into. */
  public static ConfFolder read(Path folder) {
    Map<String, ConfFile> files = new HashMap<>();
    for (String name : Doctor.FILES) {
      ConfFile.read(name, file -> text(folder, file)).ifPresent(read -> files.put(name, read));
    }
    return new ConfFolder(files);
  }

  /** An include may name a file by its place on the exchange: then only its end counts here. */
  private static Optional<String> text(Path folder, String name) {
    Path file = folder.resolve(name.startsWith("/") ? lastName(name) : name).normalize();
    try {
      return file.startsWith(folder.normalize())
              && Files.isRegularFile(file)
              && Files.size(file) <= MOST_BYTES
          ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

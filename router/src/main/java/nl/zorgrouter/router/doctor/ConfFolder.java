package nl.zorgrouter.router.doctor;

import java.util.Map;
import java.util.Optional;

/**
 * The configuration files of an exchange, each with what it includes.
 *
 * @param files by name, such as {@code queues.conf}; one that is absent could not be read
 */
public record ConfFolder(Map<String, ConfFile> files) {
  public ConfFolder {
    files = Map.copyOf(files);
  }

  /** That file, when it could be read. */
  Optional<ConfFile> file(String name) {
    return Optional.ofNullable(files.get(name));
  }
}

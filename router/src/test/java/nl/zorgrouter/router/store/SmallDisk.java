package nl.zorgrouter.router.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A disk of a few megabytes (tmpfs) that a test can fill and empty.
 *
 * @param path where it is mounted
 */
record SmallDisk(Path path) implements AutoCloseable {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int PAGE = 4096;

  /** Mounts it over an empty folder; everybody may write to it. */
  static SmallDisk mount(Path folder, int megabytes) throws IOException {
    run("mount", "-t", "tmpfs", "-o", "size=%dm,mode=777".formatted(megabytes), "none", folder);
    return new SmallDisk(folder);
  }

  /** Takes all the room that is left. */
  void fill() throws IOException {
    try (FileChannel filler =
        FileChannel.open(
            path.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      fill(filler, MEGABYTE);
      fill(filler, PAGE);
    }
  }

  private static void fill(FileChannel filler, int atOnce) {
    try {
      while (true) {
        filler.write(ByteBuffer.allocate(atOnce));
      }
    } catch (IOException full) {
      // that is what it is for
    }
  }

  /** Gives the room back. */
  void empty() throws IOException {
    Files.delete(path.resolve("filler"));
  }

  /** From now on nobody may write, or everybody again. */
  void readOnly(boolean only) throws IOException {
    run("mount", "-o", only ? "remount,ro" : "remount,rw", path);
  }

  @Override
  public void close() throws IOException {
    run("umount", "--lazy", path);
  }

  private static void run(Object... words) throws IOException {
    String[] command = new String[words.length];
    for (int place = 0; place < words.length; place++) {
      command[place] = words[place].toString();
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(said.strip());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }
}

package nl.zorgrouter.bench.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.region.RegionReader;

/**
 * How long {@code replay} takes on a year of cases, as a person waits for it: the whole process,
 * its start included, once with the rules as they are and once beside a changed set.
 */
public final class ReplayRace {
  private static final long SEED = 20_261_122;
  private static final int CASES = 1_000_000;
  private static final int ROUNDS = 3;

  private ReplayRace() {}

  /** Prints a table in Markdown; takes the number of cases and a region directory. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int cases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : CASES;
    Path directory = Path.of(arguments.length > 1 ? arguments[1] : "regions/demo-noord");
    Path folder = Files.createTempDirectory("replay");
    Path calls = folder.resolve("calls.jsonl");
    Path changed = folder.resolve("changed.dmn");
    Path output = folder.resolve("output");
    try {
      new CaseFile(SEED, region(directory)).write(calls, cases);
      Files.writeString(changed, changed(directory.resolve("rules/disposition.dmn")));
      System.out.printf("%,d cases, %,d MB%n%n", cases, Files.size(calls) / 1_000_000);
      System.out.println("| rules | wall, s | cases/s, best |");
      System.out.println("|---|---|---|");
      System.out.println(race("one set", cases, output, command(directory, calls)));
      List<String> beside = new ArrayList<>(command(directory, calls));
      beside.addAll(List.of("--rules", changed.toString()));
      System.out.println(race("two sets", cases, output, beside));
      Files.readAllLines(output).stream().limit(1).forEach(System.out::println);
    } finally {
      for (Path each : List.of(calls, changed, output)) {
        Files.deleteIfExists(each);
      }
      Files.delete(folder);
    }
  }

  private static String race(String name, int cases, Path output, List<String> command)
      throws IOException, InterruptedException {
    List<String> seconds = new ArrayList<>();
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(output.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("replay failed: " + Files.readString(output));
      }
      double taken = (System.nanoTime() - start) / 1e9;
      best = Math.min(best, taken);
      seconds.add("%.2f".formatted(taken));
    }
    return "| %s | %s | %,.0f |".formatted(name, String.join(", ", seconds), cases / best);
  }

  /** What the start script runs, without its look for changed sources. */
  private static List<String> command(Path directory, Path calls) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xss512k",
        "-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider",
        "-cp",
        System.getProperty("java.class.path"),
        "nl.zorgrouter.router.command.Zorgrouter",
        "replay",
        "--region",
        directory.toString(),
        "--calls",
        calls.toString());
  }

  /** The care line's medical questions at another kind of service. */
  private static String changed(Path table) throws IOException {
    String text = Files.readString(table);
    String from = "<outputEntry id=\"care-medical_service\"><text>\"HAP\"";
    if (!text.contains(from)) {
      throw new IOException("the table has no row care-medical to change");
    }
    return text.replace(from, from.replace("HAP", "ZCC"));
  }

  private static Region region(Path directory) throws IOException {
    return switch (RegionReader.read(
        "region.yaml", Files.readAllBytes(directory.resolve("region.yaml")))) {
      case Reading.Read<Region> read -> read.value();
      case Reading.Refused<Region>(List<Finding> findings) ->
          throw new IllegalArgumentException(findings.toString());
    };
  }
}

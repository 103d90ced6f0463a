package nl.zorgrouter.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.zorgrouter.simulator.ExchangeFiles;
import nl.zorgrouter.simulator.RunningPbx;
import nl.zorgrouter.simulator.core.Input;
import nl.zorgrouter.simulator.core.Output;
import nl.zorgrouter.simulator.core.PbxSettings;
import nl.zorgrouter.simulator.core.Tempo;

/** The simulated exchange, over TCP, with people who do what the laboratory's channels do. */
final class SimulatedStage implements Stage {
  private static final Pattern KIND = Pattern.compile("Local/(\\w+)@lab-(agent|remote)/n");

  private final Vertx vertx = Vertx.vertx();
  private final RunningPbx pbx;
  private final LabAmi router;
  private final Map<String, String> lines = new ConcurrentHashMap<>();
  private final Map<String, String> answerers = new ConcurrentHashMap<>();
  private String dialling = "";

  SimulatedStage() {
    this.pbx = new RunningPbx(vertx, Clock.systemUTC(), settings(), this::people);
    int port = pbx.listen(0).toCompletionStage().toCompletableFuture().join();
    this.router = LabAmi.login(port, "zorgrouter", "simulated");
  }

  private static PbxSettings settings() {
    String channels = laboratory("extensions.conf");
    PbxSettings own = ExchangeFiles.settings("twin", channels, Tempo.REAL, 1);
    return new PbxSettings(
        own.system(),
        own.extensions(),
        own.queues() + "\n" + laboratory("queues.conf"),
        own.features(),
        own.channelVariables(),
        own.users(),
        own.tempo(),
        own.seed());
  }

  private static String laboratory(String file) {
    try {
      return Files.readString(Exchange.root().resolve("docker/asterisk/laboratory/" + file), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void people(Output output) {
    switch (output) {
      case Output.Began began -> lines.put(dialling, began.line());
      case Output.Rings rings -> rings(rings);
      case Output.Said _,
          Output.Closed _,
          Output.Together _,
          Output.Over _,
          Output.AsksForKey _,
          Output.Waits _ -> {}
    }
  }

  private void rings(Output.Rings rings) {
    Matcher kind = KIND.matcher(rings.telephone());
    if (!kind.matches() || kind.group(1).equals("ring")) {
      return;
    }
    String line = rings.line();
    answerers.put(kind.group(1), line);
    vertx.runOnContext(now -> pbx.accept(new Input.Answers(line)));
  }

  private void now(Runnable act) {
    vertx.runOnContext(none -> act.run());
  }

  @Override
  public void calls(String ownNumber, String number) {
    now(() -> {
      dialling = ownNumber;
      pbx.accept(new Input.Dials("trunk", number, ownNumber, Map.of()));
    });
  }

  @Override
  public void presses(String ownNumber, String key) {
    now(() -> pbx.accept(new Input.Presses(lines.getOrDefault(ownNumber, ""), key)));
  }

  @Override
  public void hangsUp(String ownNumber) {
    now(() -> pbx.accept(new Input.HangsUp(lines.getOrDefault(ownNumber, ""))));
  }

  @Override
  public void joins(String queue, String kind) {
    String telephone = Telephones.named(kind);
    now(() -> pbx.accept(new Input.Joins(queue, telephone, telephone, 0)));
  }

  @Override
  public void leaves(String queue, String kind) {
    now(() -> pbx.accept(new Input.Leaves(queue, Telephones.named(kind))));
  }

  @Override
  public void answererPresses(String kind, String keys) {
    String line = answerers.getOrDefault(kind, "");
    // a key is heard when it ends, and the next one comes after a pause
    for (int i = 0; i < keys.length(); i++) {
      Input press = new Input.Presses(line, keys.substring(i, i + 1));
      vertx.setTimer(50 + i * 150L, fired -> pbx.accept(press));
    }
  }

  @Override
  public void answererHangsUp(String kind) {
    now(() -> pbx.accept(new Input.HangsUp(answerers.getOrDefault(kind, ""))));
  }

  @Override
  public LabAmi router() {
    return router;
  }

  @Override
  public void close() {
    router.close();
    pbx.stop().toCompletionStage().toCompletableFuture().join();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}

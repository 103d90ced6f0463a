package nl.zorgrouter.lab;

import java.util.function.Consumer;

/** A real Asterisk of the laboratory. */
final class RealStage implements Stage {
  private final Exchange exchange = Exchange.start();
  private final LabAmi hand = exchange.hand();
  private final LabAmi router = exchange.router();

  @Override
  public void calls(String ownNumber, String number) {
    hand.write(
        LabAmi.text(
                "Originate",
                "Channel",
                "Local/wait@lab-caller/n",
                "Context",
                "lines",
                "Exten",
                number,
                "Priority",
                "1",
                "CallerID",
                ownNumber,
                "Async",
                "true")
            + "\r\n");
  }

  private void withChannel(String ownNumber, Consumer<String> act) {
    hand
        .seen(event ->
            event.get("CallerIDNum").equals(ownNumber)
                && event.get("Channel").matches("Local/wait@lab-caller-.*;1"))
        .reversed()
        .stream()
        .findFirst()
        .ifPresent(event -> act.accept(event.get("Channel")));
  }

  @Override
  public void presses(String ownNumber, String key) {
    withChannel(
        ownNumber,
        channel -> hand.tryToAct("PlayDTMF", "Channel", channel, "Digit", key, "Receive", "true"));
  }

  @Override
  public void hangsUp(String ownNumber) {
    withChannel(ownNumber, channel -> hand.tryToAct("Hangup", "Channel", channel, "Cause", "16"));
  }

  @Override
  public void joins(String queue, String kind) {
    new Telephones(hand).joins(queue, kind);
  }

  @Override
  public void leaves(String queue, String kind) {
    new Telephones(hand).leaves(queue, kind);
  }

  private String answerer(String kind) {
    return hand.seen(event ->
            event.is("Newchannel")
                && event.get("Channel").matches("Local/" + kind + "@lab-(agent|remote)-.*;1"))
        .getLast()
        .get("Channel");
  }

  @Override
  public void answererPresses(String kind, String keys) {
    for (int i = 0; i < keys.length(); i++) {
      String key = keys.substring(i, i + 1);
      hand.act("PlayDTMF", "Channel", answerer(kind), "Digit", key, "Receive", "true");
    }
  }

  @Override
  public void answererHangsUp(String kind) {
    // the far half of the Local channel: there he sits
    String far = answerer(kind).replaceFirst(";1$", ";2");
    hand.act("Hangup", "Channel", far, "Cause", "16");
  }

  @Override
  public LabAmi router() {
    return router;
  }

  @Override
  public void close() {
    hand.close();
    router.close();
    exchange.close();
  }
}

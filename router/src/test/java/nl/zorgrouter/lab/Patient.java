package nl.zorgrouter.lab;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/**
 * A caller of a 112 line with a desk, a nurse and a post of his own, so that many can be referred
 * at the same time and none is answered by another's nurse.
 */
final class Patient {
  private static final int DESKS_FROM = 10;

  /** Where it all happens. The router is asked for anew each time: it may have been replaced. */
  record Scene(LabAmi desks, LabAmi posts, Supplier<RouterProcess> router) {}

  private final Scene scene;
  private final int number;
  private final Caller caller;
  private final String token;
  private String id = "";
  private JsonObject asked = new JsonObject();

  private Patient(Scene scene, int number, Caller caller, String token) {
    this.scene = scene;
    this.number = number;
    this.caller = caller;
    this.token = token;
  }

  /** Calls 112 and is answered by his nurse; at his post somebody is on duty, and busy. */
  static Patient withNurse(Scene scene, int number) {
    new Telephones(scene.posts()).joins("post-" + number, "busy-" + (800 + number));
    return withNurseInAHurry(scene, number);
  }

  /** The same with nobody on duty at his post: his wait is unknown, and may be any. */
  static Patient withNurseInAHurry(Scene scene, int number) {
    Patient patient = answered(scene, number, "talk-");
    RouterProcess.until("her call", () -> patient.nurse().calls().size() == 1);
    return patient;
  }

  /**
   * Calls 112 and is answered by a nurse who presses *81 until he is referred. Nobody is on duty at
   * his post, so nobody knows how long one waits there: a wait beyond the deadline would be
   * refused.
   */
  static Patient byCode(Scene scene, int number) {
    return answered(scene, number, "refers-").referredByCode();
  }

  private static Patient answered(Scene scene, int number, String kind) {
    String desk = "lab-" + (DESKS_FROM + number);
    String telephone = kind + (600 + number);
    new Telephones(scene.desks()).joins(desk, telephone);
    Caller caller =
        Caller.calls(
            scene.desks(),
            Line.emergency(desk)
                .with("__ZR_LINE", "112-noord")
                .with("__ZR_PLACE", Posts.town(number)));
    caller.connected();
    new Telephones(scene.desks()).leaves(desk, telephone);
    RouterProcess router = scene.router().get();
    Api nurse = Api.desk(router.web(), router.data(), Telephones.named(telephone));
    return new Patient(scene, number, caller, nurse.token());
  }

  /** The nurse offers him to his post; gives what she is answered. */
  private Api.Answer offered(String mode, int age) {
    asked = request(mode, age);
    return nurse().offer(asked);
  }

  /** She sends the same request again; gives the referral that she is told of. */
  String asksTheSameAgain() {
    return nurse().offer(asked).is(201).id();
  }

  /** What she asks. */
  private JsonObject request(String mode, int age) {
    JsonObject body = Api.c1(mode);
    JsonObject facts = body.getJsonObject("case");
    facts.getJsonObject("patient").put("age", age).put("municipality", Posts.town(number));
    facts.getJsonObject("caller").put("number", "06123456%02d".formatted(number));
    return body;
  }

  /** She offers him, and has not said yes yet. */
  Patient isOffered(String mode, int age) {
    RouterProcess.until(
        mode + " is offered for " + post(),
        () -> {
          Api.Answer answer = offered(mode, age);
          id = answer.status() == 201 ? answer.id() : "";
          return !id.isEmpty();
        });
    return this;
  }

  /** She says yes, again until it is heard: the wait at the post may be unknown for a moment. */
  void isConfirmed() {
    RouterProcess.until("yes", () -> nurse().act(id, "confirm").status() == 200);
  }

  /** She offers him and says yes; waits until the router says that he, or his task, waits. */
  Patient referred(String mode, int age) {
    RouterProcess.until(
        mode + " is offered for " + post(),
        () -> {
          Api.Answer answer = offered(mode, age);
          if (answer.status() != 201) {
            return false;
          }
          id = answer.id();
          return nurse().act(id, "confirm").status() == 200;
        });
    nurse().until(id, "WAITING");
    return this;
  }

  private Patient referredByCode() {
    RouterProcess.until(
        () -> "a code is heard; " + caller.story(), () -> caller.timesNews("ZorgrouterTaken") > 0);
    RouterProcess.until("a referral of " + caller.id(), () -> !ofCall().isEmpty());
    id = ofCall().getFirst().getString("id");
    return this;
  }

  private List<JsonObject> ofCall() {
    return nurse().get("referrals").json().getJsonArray("referrals").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getJsonObject("call").getString("uniqueid").equals(caller.id()))
        .toList();
  }

  /** Somebody of his post comes on duty and answers the next call. */
  void isAnsweredBy(String kind) {
    new Telephones(scene.posts()).joins(post(), kind + (700 + number));
  }

  /** A telephone of his post rings for him, and nobody answers it. */
  void isRungFor() {
    isAnsweredBy("ring-");
    scene
        .posts()
        .await(
            "it rings at " + post(),
            event ->
                event.is("AgentCalled")
                    && event.get("Queue").equals(post())
                    && event.get("Interface").contains("/ring-"));
  }

  /** It has stopped. */
  void isRungForNoMore() {
    scene
        .posts()
        .await(
            "it rings no more at " + post(),
            event ->
                event.is("Hangup")
                    && event.get("Channel").contains("/ring-" + (700 + number) + "@"));
  }

  /** At the post that is asked next somebody is on duty, too. */
  void neighbourIsOnDuty() {
    new Telephones(scene.posts()).joins(neighbour(), "busy-" + (900 + number));
  }

  /** His nurse, or one beside her, answers him when he is back at the desk. */
  void isAnsweredByADesk() {
    RouterProcess.until("he is back", () -> caller.queues().size() >= 3);
    String back = caller.queues().getLast();
    String telephone = "talk-" + (600 + number);
    new Telephones(scene.desks()).joins(back, telephone);
    RouterProcess.until("her call", () -> nurse().calls().size() == 1);
    new Telephones(scene.desks()).leaves(back, telephone);
  }

  /** He talks for two seconds with whoever he is with. */
  void talks() {
    long until = scene.desks().clock() + 2_000;
    RouterProcess.until("they have talked", () -> scene.desks().clock() > until);
  }

  /** His nurse's telephone is cut off. */
  void nurseDrops() {
    new Telephones(scene.desks()).areCutOff("-" + (600 + number));
  }

  /** The telephone of his post is cut off. */
  void postDrops() {
    new Telephones(scene.posts()).areCutOff("-" + (700 + number));
  }

  /**
   * Waits until he is in the queue of a desk again, before all but unanswered 112 calls: of the one
   * that the region names for the line, or of his own, where the exchange brings him by itself.
   */
  AmiMessage backAtHisDesk() {
    RouterProcess.until(
        () -> "a desk again; " + caller.story(), () -> caller.seen(this::joinsDesk).size() > 1);
    AmiMessage back = caller.seen(this::joinsDesk).get(1);
    String priority = caller.priorityIn(back.get("Queue"));
    if (!priority.equals("10")) {
      throw new AssertionError(
          "priority `%s`, expected `10`; %s".formatted(priority, caller.story()));
    }
    return back;
  }

  private boolean joinsDesk(AmiMessage event) {
    return event.is("QueueCallerJoin")
        && (event.get("Queue").equals(desk()) || event.get("Queue").equals("desk"));
  }

  /** His referral as his nurse sees it. */
  JsonObject referral() {
    return nurse().get("referrals/" + id).json();
  }

  /** Waits until his referral is in that state. */
  JsonObject until(String state) {
    return nurse().until(id, state);
  }

  /** What happened to his referral, oldest first. */
  List<String> events() {
    return referral().getJsonArray("timeline").stream()
        .map(step -> ((JsonObject) step).getString("event"))
        .toList();
  }

  Caller caller() {
    return caller;
  }

  /** His nurse, at the router that lives now. */
  Api nurse() {
    return new Api(scene.router().get().web(), token);
  }

  /** A professional of his post, at a page. */
  Api professional() {
    RouterProcess router = scene.router().get();
    return Api.service(router.web(), router.data(), post());
  }

  String id() {
    return id;
  }

  String desk() {
    return "lab-" + (DESKS_FROM + number);
  }

  String post() {
    return "post-" + number;
  }

  /** The post that is asked when his own has rejected him. */
  String neighbour() {
    return "post-" + (number % Posts.MANY + 1);
  }
}

package nl.zorgrouter.router.api;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.zorgrouter.call.CallId;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.finding.Finding;
import nl.zorgrouter.finding.Reading;
import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.region.Region;
import nl.zorgrouter.router.http.Fault;
import nl.zorgrouter.router.http.JsonBody;
import nl.zorgrouter.router.referral.Mode;
import nl.zorgrouter.router.referral.ReferralId;
import nl.zorgrouter.router.referral.Why;
import nl.zorgrouter.router.referral.Wish;
import nl.zorgrouter.rules.decide.CaseFacts;
import nl.zorgrouter.rules.decide.CaseReader;

/** The bodies of requests as wishes. Every fault is in the body's list; a wish then is not used. */
final class Bodies {
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  static final Sentence NAME_FORM =
      new Sentence(
          "1 to 64 characters of A-Z a-z 0-9 . _ : -", "1 tot 64 tekens uit A-Z a-z 0-9 . _ : -");

  private static final Pattern PBX = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern CALL = Pattern.compile("[A-Za-z0-9._-]{1,150}");
  private static final Pattern MUNICIPALITY = Pattern.compile("GM[0-9]{4}");
  private static final Sentence SERVER =
      new Sentence("nothing: the router sets this itself", "niets: de router bepaalt dit zelf");

  private Bodies() {}

  static Optional<Wish> offer(Region region, JsonBody body) {
    body.only("requestId", "call", "mode", "case");
    Optional<Wish.Call> call = body.object("call").flatMap(Bodies::call);
    Optional<Mode> mode = body.word("mode", Mode.class);
    Optional<JsonBody> given = body.object("case");
    if (given.isEmpty() && !body.has("case")) {
      body.wrong("case", "", new Sentence("the facts of the case", "de feiten van de casus"));
    }
    Optional<CaseFacts> facts = given.flatMap(each -> facts(region, each));
    Optional<String> line =
        given.flatMap(each -> each.has("line") ? text(each, "line") : Optional.empty());
    return body.faults().isEmpty()
        ? Optional.of(new Wish.Offer(call, mode.orElseThrow(), line, facts.orElseThrow()))
        : Optional.empty();
  }

  static Optional<Wish> transfer(Region region, JsonBody body) {
    body.only("requestId", "call", "service", "case");
    Optional<Wish.Call> call = body.object("call").flatMap(Bodies::call);
    String service =
        body.text(
            "service",
            NAME,
            new Sentence(
                "the id of a service of the region", "de naam van een dienst van de regio"));
    Optional<CaseFacts> facts = body.object("case").flatMap(each -> facts(region, each));
    if (!body.has("case")) {
      body.wrong(
          "case",
          "",
          new Sentence(
              "what is known of the patient, such as his municipality",
              "wat van de patient bekend is, zoals zijn gemeente"));
    }
    return body.faults().isEmpty()
        ? Optional.of(new Wish.Choose(call, service, facts.orElseThrow()))
        : Optional.empty();
  }

  private static Optional<Wish.Call> call(JsonBody body) {
    body.only("pbx", "uniqueid");
    int before = body.faults().size();
    String pbx =
        body.text(
            "pbx",
            PBX,
            new Sentence(
                "the name of an exchange of the configuration",
                "de naam van een centrale uit de configuratie"));
    String call =
        body.text(
            "uniqueid",
            CALL,
            new Sentence(
                "the unique id of a call, as `calls` shows it",
                "het unieke nummer van een gesprek, zoals `calls` het toont"));
    return body.faults().size() == before
        ? Optional.of(new Wish.Call(new PbxId(pbx), new CallId(call)))
        : Optional.empty();
  }

  /** The case as {@code explain} reads it, without what only the router knows. */
  private static Optional<CaseFacts> facts(Region region, JsonBody given) {
    for (String set : List.of("at", "services")) {
      if (given.has(set)) {
        given.wrong(set, String.valueOf(given.fields().getValue(set)), SERVER);
      }
    }
    given
        .object("triage")
        .filter(triage -> triage.has("by"))
        .ifPresent(
            triage -> triage.wrong("by", String.valueOf(triage.fields().getValue("by")), SERVER));
    given.optionalText("caseId", NAME, NAME_FORM);
    given
        .object("patient")
        .ifPresent(patient ->
            patient.optionalText(
                "municipality",
                MUNICIPALITY,
                new Sentence(
                    "the code of a municipality, such as GM0014",
                    "de code van een gemeente, zoals GM0014")));
    JsonObject whole = given.fields().copy();
    whole.remove("services");
    whole.put("at", "2026-01-01T00:00:00Z");
    if (!(whole.getValue("line") instanceof String)) {
      whole.put("line", region.lines().keySet().iterator().next());
    }
    return switch (CaseReader.read(region, "case", 0, whole.encode())) {
      case Reading.Read<CaseFacts> read -> Optional.of(read.value());
      case Reading.Refused<CaseFacts> refused -> {
        refused.findings().forEach(finding -> add(given, finding));
        yield Optional.empty();
      }
    };
  }

  private static void add(JsonBody given, Finding finding) {
    String field = finding.place().within().replace('.', '/');
    given.faults().add(new Fault("/case/" + field, finding.sentence()));
  }

  private static Optional<String> text(JsonBody body, String field) {
    return body.fields().getValue(field) instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  /** What a professional wants with a referral: the last part of the path says it. */
  static Optional<Wish> about(String verb, ReferralId id, JsonBody body) {
    Optional<Wish> wish =
        switch (verb) {
          case "confirm" -> {
            body.only("requestId", "mode");
            Optional<Mode> mode =
                body.has("mode") ? body.word("mode", Mode.class) : Optional.empty();
            yield Optional.of(new Wish.Confirm(id, mode));
          }
          case "cancel" -> Optional.of(new Wish.Cancel(bare(id, body)));
          case "raise" -> Optional.of(new Wish.Raise(bare(id, body)));
          case "accept" -> Optional.of(new Wish.Accept(bare(id, body)));
          case "return" -> {
            body.only("requestId", "reason");
            yield body.word("reason", Why.Return.class).map(why -> new Wish.Return(id, why));
          }
          case "reject" -> {
            body.only("requestId", "reason");
            yield body.word("reason", Why.Rejection.class).map(why -> new Wish.Reject(id, why));
          }
          case "outcome" -> {
            body.only("requestId", "result");
            yield body.word("result", Why.Result.class).map(why -> new Wish.Conclude(id, why));
          }
          default -> Optional.empty();
        };
    return body.faults().isEmpty() ? wish : Optional.empty();
  }

  private static ReferralId bare(ReferralId id, JsonBody body) {
    body.only("requestId");
    return id;
  }
}
